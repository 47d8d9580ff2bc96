package vn.sen.sparql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Rows of numbers in a file that is gone when it is closed: appended, then read from any place. */
final class RowFile implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 18;

  private final int width;
  private final FileChannel channel;
  private final ByteBuffer written;
  private long size;

  /**
   * @param folder where the file is for as long as it is open
   * @param width numbers of a row
   */
  RowFile(Path folder, int width) throws IOException {
    this.width = width;
    Path file = Files.createTempFile(folder, "rows", ".tmp");
    this.channel =
        FileChannel.open(
            file,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    this.written = ByteBuffer.allocateDirect(BUFFER_BYTES / (8 * width) * 8 * width);
  }

  int width() {
    return width;
  }

  /** Rows. */
  long size() {
    return size;
  }

  /**
   * @param from where the row begins in the array
   */
  void add(long[] numbers, int from) {
    if (!written.hasRemaining()) {
      write();
    }
    for (int i = 0; i < width; i++) {
      written.putLong(numbers[from + i]);
    }
    size++;
  }

  private void write() {
    written.flip();
    try {
      while (written.hasRemaining()) {
        channel.write(written);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    written.clear();
  }

  /** Rows {@code from} to {@code to - 1}; nothing is added while they are read. */
  Reader read(long from, long to) {
    if (written.position() > 0) {
      write();
    }
    return new Reader(from, to, BUFFER_BYTES);
  }

  /** Reads rows one after the other. */
  final class Reader {
    private final ByteBuffer buffer;
    private final long end;
    private long next;

    private Reader(long from, long to, int bufferBytes) {
      int rowBytes = 8 * width;
      this.buffer = ByteBuffer.allocate(bufferBytes / rowBytes * rowBytes).limit(0);
      this.next = from * rowBytes;
      this.end = to * rowBytes;
    }

    /** False after the last row. */
    boolean next(long[] row) {
      if (!buffer.hasRemaining() && !fill()) {
        return false;
      }
      for (int i = 0; i < width; i++) {
        row[i] = buffer.getLong();
      }
      return true;
    }

    private boolean fill() {
      if (next == end) {
        return false;
      }
      buffer.clear().limit((int) Math.min(buffer.capacity(), end - next));
      try {
        while (buffer.hasRemaining()) {
          int read = channel.read(buffer, next);
          if (read < 0) {
            throw new IOException("rows are missing");
          }
          next += read;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      buffer.flip();
      return true;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
