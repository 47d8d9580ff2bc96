package vn.sen.privacy.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongConsumer;

/** Counts bytes, tells progress, and stops the reading when bytes or time are used up. */
final class BoundedInput extends FilterInputStream {
  private final TableLimits limits;
  private final InstantSource clock;
  private final Instant deadline;
  private final LongConsumer progress;
  private long bytes;

  BoundedInput(InputStream in, TableLimits limits, InstantSource clock, LongConsumer progress) {
    super(in);
    this.limits = limits;
    this.clock = clock;
    this.deadline = clock.instant().plus(limits.time());
    this.progress = progress;
  }

  long bytes() {
    return bytes;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = super.read(target, offset, length);
    count(Math.max(0, read));
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(int read) throws ReadingStopped {
    bytes += read;
    if (bytes > limits.bytes()) {
      throw new ReadingStopped(Reading.Stop.TOO_LARGE);
    }
    if (clock.instant().isAfter(deadline)) {
      throw new ReadingStopped(Reading.Stop.TOO_SLOW);
    }
    progress.accept(bytes);
  }
}
