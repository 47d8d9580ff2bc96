package vn.sen.sparql;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Takes an answer whole before any of it is sent, in memory while it is small and in a file
 * otherwise. So an answer that fails half-way is an error and never looks like a complete one.
 */
final class Spool extends OutputStream {
  static final int IN_MEMORY = 1 << 20;

  private final long limitBytes;
  private @Nullable ByteArrayOutputStream memory = new ByteArrayOutputStream(8192);
  private @Nullable Path file;
  private @Nullable OutputStream out;
  private long size;

  Spool(long limitBytes) {
    this.limitBytes = limitBytes;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    size += length;
    if (size > limitBytes) {
      throw new LimitExceeded();
    }
    if (memory != null && size > IN_MEMORY) {
      Path spilled = Files.createTempFile("sen-sparql", ".tmp");
      file = spilled;
      out = new java.io.BufferedOutputStream(Files.newOutputStream(spilled), 1 << 16);
      memory.writeTo(out);
      memory = null;
    }
    if (memory != null) {
      memory.write(bytes, from, length);
    } else if (out != null) {
      out.write(bytes, from, length);
    }
  }

  @Override
  public void flush() throws IOException {
    if (out != null) {
      out.flush();
    }
  }

  /** Throws away what was written. */
  void discard() throws IOException {
    memory = null;
    if (out != null) {
      out.close();
      out = null;
    }
    if (file != null) {
      Files.deleteIfExists(file);
      file = null;
    }
  }

  long sizeBytes() {
    return size;
  }

  /** The bytes, when they are few enough to be in memory. */
  byte @Nullable [] inMemory() {
    return memory == null ? null : memory.toByteArray();
  }

  /** What was written, once; closing the stream frees the file. */
  InputStream read() throws IOException {
    if (out != null) {
      out.close();
      out = null;
    }
    if (file != null) {
      return Files.newInputStream(
          file, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
    }
    byte[] bytes = inMemory();
    return new ByteArrayInputStream(bytes == null ? new byte[0] : bytes);
  }

  /** The answer is larger than one answer may be. */
  static final class LimitExceeded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LimitExceeded() {
      super("larger than one answer may be", null, false, false);
    }
  }
}
