package vn.sen.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** From a writer of bytes to the storage, which reads them. */
final class Pipe {
  private Pipe() {}

  static StoredContent store(DataFiles files, Writing writing) throws IOException {
    Path temporary = Files.createTempFile("sen-rewritten-", ".tmp");
    try {
      try (OutputStream out = Files.newOutputStream(temporary)) {
        writing.to(out);
      }
      try (InputStream in = Files.newInputStream(temporary)) {
        return files.store(in);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  @FunctionalInterface
  interface Writing {
    void to(OutputStream out) throws IOException;
  }
}
