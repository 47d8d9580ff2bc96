package vn.sen.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Bytes that come in, to a file on the disk. The disk takes what is there while more is coming: a
 * large file is not first received and then waited for.
 */
public final class DurableCopy {
  private static final int BUFFER_BYTES = 256 * 1024;
  private static final long FLUSHED_BYTES = 8L << 20;

  private final FileChannel file;
  private long unflushed;
  private CompletableFuture<Void> flushing = CompletableFuture.completedFuture(null);

  private DurableCopy(FileChannel file) {
    this.file = file;
  }

  /**
   * Writes from the channel's position on, until the stream ends or so many bytes have come, and
   * returns when they are on the disk; how many there were. Where reading or writing fails, what
   * was digested before is on the disk.
   *
   * @param digest is given exactly the bytes that were written
   */
  public static long copy(InputStream in, FileChannel file, long atMost, MessageDigest digest)
      throws IOException {
    DurableCopy copy = new DurableCopy(file);
    byte[] bytes = new byte[BUFFER_BYTES];
    long copied = 0;
    try {
      for (int n = read(in, bytes, atMost); n > 0; n = read(in, bytes, atMost - copied)) {
        ByteBuffer piece = ByteBuffer.wrap(bytes, 0, n);
        while (piece.hasRemaining()) {
          file.write(piece);
        }
        digest.update(bytes, 0, n);
        copied += n;
        copy.flushBeside(n);
      }
    } finally {
      copy.flushRest();
    }
    return copied;
  }

  private static int read(InputStream in, byte[] bytes, long atMost) throws IOException {
    int length = (int) Math.min(bytes.length, atMost);
    return length == 0 ? 0 : in.read(bytes, 0, length);
  }

  /** One flush at a time; what comes during one is taken by the next. */
  private void flushBeside(int written) {
    unflushed += written;
    if (unflushed >= FLUSHED_BYTES && flushing.isDone()) {
      unflushed = 0;
      flushing = flushing.thenRunAsync(this::flush, Thread::startVirtualThread);
    }
  }

  private void flush() {
    try {
      file.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A system tells of a failed write only once: what a flush beside was told counts as well. */
  private void flushRest() throws IOException {
    try {
      flushing.join();
    } catch (CompletionException e) {
      throw new IOException("the disk did not take the file", e);
    }
    file.force(true);
  }
}
