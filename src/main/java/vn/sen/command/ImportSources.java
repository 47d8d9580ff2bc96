package vn.sen.command;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import vn.sen.metadata.RdfSyntax;
import vn.sen.platform.GuardedHttpClient;
import vn.sen.platform.StartupException;
import vn.sen.publishing.imports.ImportSource;

/** The documents that a file, a folder or an address stands for. */
final class ImportSources {
  private static final long LARGEST_BYTES = 512L << 20;
  private static final GuardedHttpClient.Limits FETCH =
      new GuardedHttpClient.Limits(LARGEST_BYTES, Duration.ofMinutes(10), 5);
  private static final String ACCEPT =
      "text/turtle, application/ld+json;q=0.9, application/n-triples;q=0.9,"
          + " application/rdf+xml;q=0.8, application/trig;q=0.8, */*;q=0.1";

  private ImportSources() {}

  static boolean isAddress(String operand) {
    return operand.matches("(?i)https?://.*");
  }

  /** One document from elsewhere on the network. */
  static ImportSource fetch(String address, GuardedHttpClient client) {
    GuardedHttpClient.Answer answer =
        client.get(URI.create(address), Map.of("Accept", ACCEPT), FETCH);
    String path = answer.address().getPath() == null ? "" : answer.address().getPath();
    Optional<RdfSyntax> byName = RdfSyntax.findByFileName(path);
    Optional<RdfSyntax> byType = RdfSyntax.findByMediaType(answer.contentType());
    // "text/plain" says little: a name that says more counts before it.
    boolean isVague = answer.contentType().startsWith("text/plain");
    return new ImportSource(
        address,
        answer.address().toString(),
        isVague ? byName.or(() -> byType) : byType.or(() -> byName),
        unpack(answer.body(), address));
  }

  /** Every file of a known suffix, in the order of their names; one file whatever its suffix. */
  static List<Path> list(Path path) {
    if (Files.isRegularFile(path)) {
      return List.of(path);
    }
    if (!Files.isDirectory(path)) {
      throw new StartupException("There is no file or folder " + path + " to import.");
    }
    try (Stream<Path> files = Files.walk(path)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> RdfSyntax.findByFileName(file.getFileName().toString()).isPresent())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new StartupException("The folder " + path + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Reads files one at a time, as they are asked for; what cannot be read is told and left out. */
  static Iterable<ImportSource> read(List<Path> files, Path root, Consumer<String> unreadable) {
    return () -> files.stream().flatMap(file -> read(file, root, unreadable).stream()).iterator();
  }

  private static Optional<ImportSource> read(Path file, Path root, Consumer<String> unreadable) {
    String name = Files.isDirectory(root) ? root.relativize(file).toString() : file.toString();
    try {
      if (Files.size(file) > LARGEST_BYTES) {
        unreadable.accept(name + ": larger than 512 MB; split it");
        return Optional.empty();
      }
      return Optional.of(
          new ImportSource(
              name,
              file.toUri().toString(),
              RdfSyntax.findByFileName(file.getFileName().toString()),
              unpack(Files.readAllBytes(file), name)));
    } catch (IOException e) {
      unreadable.accept(name + ": cannot be read: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** What gzip packed, if it is named so and fits. */
  private static byte[] unpack(byte[] bytes, String name) {
    if (!name.toLowerCase(java.util.Locale.ROOT).endsWith(".gz")) {
      return bytes;
    }
    try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      byte[] whole = unpacked.readNBytes((int) LARGEST_BYTES + 1);
      if (whole.length > LARGEST_BYTES) {
        throw new StartupException(name + " unpacks to more than 512 MB; split it.");
      }
      return whole;
    } catch (IOException e) {
      return bytes; // not gzip after all: the reader will say what is wrong with it
    }
  }
}
