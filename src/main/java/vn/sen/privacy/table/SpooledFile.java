package vn.sen.privacy.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A stream laid down for formats that are read from their end; gone when closed. */
final class SpooledFile implements AutoCloseable {
  private final Path path;

  private SpooledFile(Path path) {
    this.path = path;
  }

  static SpooledFile of(InputStream in, String ending) throws IOException {
    Path path = Files.createTempFile("sen-check-", ending);
    try (OutputStream out = Files.newOutputStream(path)) {
      in.transferTo(out);
      return new SpooledFile(path);
    } catch (IOException e) {
      Files.deleteIfExists(path);
      throw e;
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }
}
