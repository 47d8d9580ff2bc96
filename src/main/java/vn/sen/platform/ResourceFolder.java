package vn.sen.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A folder of resources that came with the program, in its jar or in a folder of classes. It is
 * listed and not spelled out in code, so that a file added to it is never missed.
 *
 * @param name from the root of the class path, without leading or trailing slash
 */
public record ResourceFolder(String name) {

  /**
   * Names of all files below, relative to the folder, in ascending order; empty when there is no
   * such folder.
   *
   * @param suffix such as {@code .ttl}; "" for all files
   */
  public List<String> list(String suffix) {
    TreeSet<String> names = new TreeSet<>();
    try {
      for (URL url : Collections.list(loader().getResources(name))) {
        URI uri = url.toURI();
        if (uri.getScheme().equals("jar")) {
          String jar = uri.toString();
          URI archive = URI.create(jar.substring(0, jar.indexOf("!/")).substring("jar:".length()));
          try (FileSystem files = FileSystems.newFileSystem(Path.of(archive), Map.of())) {
            collect(files.getPath("/" + name), suffix, names);
          }
        } else {
          collect(Path.of(uri), suffix, names);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the resources under " + name, e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("cannot list the resources under " + name, e);
    }
    return List.copyOf(names);
  }

  private static void collect(Path folder, String suffix, TreeSet<String> names)
      throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .filter(file -> file.endsWith(suffix))
          .forEach(names::add);
    }
  }

  /** Opens a listed file; fails when there is none of that name. */
  public InputStream open(String file) {
    InputStream stream = loader().getResourceAsStream(name + "/" + file);
    if (stream == null) {
      throw new UncheckedIOException(
          new IOException("the program's resource " + name + "/" + file + " is missing"));
    }
    return stream;
  }

  /** The whole of a listed file. */
  public byte[] read(String file) {
    try (InputStream stream = open(file)) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + name + "/" + file, e);
    }
  }

  private static ClassLoader loader() {
    return ResourceFolder.class.getClassLoader();
  }
}
