package vn.sen.web;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Scripts, styles, fonts and icons that the frontend's build made, by the name of their source. The
 * build puts a hash of the content into each file's name, so that they can be cached for ever.
 */
@Singleton
public final class Assets {
  private static final String MANIFEST = "frontend/.vite/manifest.json";

  private final Map<String, String> addresses;
  private final Set<String> files;

  Assets(ObjectMapper json) {
    try (InputStream stream = Assets.class.getClassLoader().getResourceAsStream(MANIFEST)) {
      if (stream == null) {
        throw new IllegalStateException(
            "the frontend is not built: " + MANIFEST + " is missing (npm run build in frontend/)");
      }
      Map<String, Map<String, Object>> entries =
          json.readValue(
              stream,
              Argument.mapOf(
                  Argument.of(String.class), Argument.mapOf(String.class, Object.class)));
      Map<String, String> found = new HashMap<>();
      Set<String> all = new HashSet<>();
      entries.forEach(
          (source, entry) -> {
            found.put(source, "/" + entry.get("file"));
            all.add("/" + entry.get("file"));
            // Styles and pictures that a script brings along have no entry of their own.
            for (String kind : List.of("css", "assets")) {
              if (entry.get(kind) instanceof List<?> files) {
                files.forEach(file -> all.add("/" + file));
              }
            }
          });
      this.addresses = Map.copyOf(found);
      this.files = Set.copyOf(all);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + MANIFEST, e);
    }
  }

  /** The address of the file made from a source such as {@code src/main.ts}. */
  public String address(String source) {
    String address = addresses.get(source);
    if (address == null) {
      throw new IllegalStateException("the frontend's build has nothing made from " + source);
    }
    return address;
  }

  /** True when the path is that of a file the build made. */
  boolean contains(String path) {
    return files.contains(path);
  }
}
