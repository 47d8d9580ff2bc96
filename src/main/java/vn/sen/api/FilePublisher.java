package vn.sen.api;

import io.micronaut.core.io.buffer.ReadBuffer;
import io.micronaut.core.io.buffer.ReadBufferFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a stream in pieces as they are asked for, so that a slow client holds one piece in memory
 * and no thread. For one subscriber.
 */
final class FilePublisher implements Publisher<ReadBuffer> {
  private static final Logger LOG = LoggerFactory.getLogger(FilePublisher.class);
  private static final int PIECE_BYTES = 64 * 1024;

  private final Supplier<InputStream> opening;
  private final ReadBufferFactory buffers;
  private final Executor executor;

  /**
   * @param opening called when the first piece is asked for, so that nothing is left open when
   *     nobody asks
   */
  FilePublisher(Supplier<InputStream> opening, ReadBufferFactory buffers, Executor executor) {
    this.opening = opening;
    this.buffers = buffers;
    this.executor = executor;
  }

  @Override
  public void subscribe(Subscriber<? super ReadBuffer> subscriber) {
    subscriber.onSubscribe(new Reading(subscriber));
  }

  private final class Reading implements Subscription {
    private final Subscriber<? super ReadBuffer> subscriber;
    private final AtomicLong asked = new AtomicLong();
    private volatile boolean cancelled;
    // Touched only by the one task that runs while something is asked for.
    private @Nullable InputStream stream;
    private boolean ended;

    Reading(Subscriber<? super ReadBuffer> subscriber) {
      this.subscriber = subscriber;
    }

    @Override
    public void request(long count) {
      long before = asked.getAndAccumulate(count, Reading::sum);
      if (before == 0) {
        executor.execute(this::read);
      }
    }

    @Override
    public void cancel() {
      cancelled = true;
      // The task that is running, if one is, sees the flag; else nobody would close the file.
      if (asked.getAndIncrement() == 0) {
        executor.execute(this::read);
      }
    }

    private static long sum(long before, long count) {
      return before + count < 0 ? Long.MAX_VALUE : before + count;
    }

    private void read() {
      long left = asked.get();
      while (left > 0 && !ended) {
        if (cancelled) {
          end();
        } else {
          readPiece();
          left = asked.decrementAndGet();
        }
      }
    }

    private void readPiece() {
      try {
        if (stream == null) {
          stream = opening.get();
        }
        byte[] piece = stream.readNBytes(PIECE_BYTES);
        if (piece.length > 0) {
          subscriber.onNext(buffers.adapt(piece));
        }
        if (piece.length < PIECE_BYTES) {
          end();
          subscriber.onComplete();
        }
      } catch (IOException | UncheckedIOException e) {
        end();
        subscriber.onError(e);
      }
    }

    private void end() {
      ended = true;
      if (stream == null) {
        return;
      }
      try {
        stream.close();
      } catch (IOException e) {
        // Everything that was asked for has been read or is no longer wanted.
        LOG.warn("A downloaded file could not be closed", e);
      }
    }
  }
}
