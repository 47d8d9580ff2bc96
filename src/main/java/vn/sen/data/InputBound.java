package vn.sen.data;

import java.io.IOException;
import java.io.InputStream;

/** Ends a stream after a number of bytes. */
final class InputBound extends InputStream {
  private final InputStream in;
  private long left;

  private InputBound(InputStream in, long left) {
    this.in = in;
    this.left = left;
  }

  static InputStream of(InputStream in, long bytes) {
    return new InputBound(in, bytes);
  }

  @Override
  public int read() throws IOException {
    if (left <= 0) {
      return -1;
    }
    int b = in.read();
    left -= b < 0 ? left : 1;
    return b;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (left <= 0) {
      return -1;
    }
    int n = in.read(bytes, offset, (int) Math.min(length, left));
    left -= n < 0 ? left : n;
    return n;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
