package vn.sen.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that ask one address after the other, each on a connection of its own. */
final class Load {
  private final int port;
  private final List<byte[]> requests;
  private final AtomicInteger next = new AtomicInteger();

  /** Answers of one round. */
  record Sample(double perSecond, long[] sortedNanos) {}

  /**
   * @param paths asked in this order, then from the start again
   */
  Load(int port, List<String> paths) {
    this.port = port;
    this.requests = paths.stream().map(path -> Connection.request(port, path)).toList();
  }

  Sample run(int clients, int seconds) throws InterruptedException, ExecutionException {
    long started = System.nanoTime();
    long end = started + seconds * 1_000_000_000L;
    List<Future<long[]>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      for (int i = 0; i < clients; i++) {
        running.add(threads.submit(() -> askUntil(end)));
      }
    }
    double took = (System.nanoTime() - started) / 1e9;
    List<long[]> all = new ArrayList<>();
    for (Future<long[]> one : running) {
      all.add(one.get());
    }
    long[] nanos = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    return new Sample(nanos.length / took, nanos);
  }

  private long[] askUntil(long end) throws IOException {
    long[] nanos = new long[4096];
    int count = 0;
    try (Connection connection = new Connection(port)) {
      for (long now = System.nanoTime(); now < end; ) {
        connection.exchange(requests.get(Math.floorMod(next.getAndIncrement(), requests.size())));
        long after = System.nanoTime();
        if (count == nanos.length) {
          nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = after - now;
        now = after;
      }
    }
    return Arrays.copyOf(nanos, count);
  }

  static double perSecond(List<Sample> samples) {
    return Figures.median(samples.stream().mapToDouble(Sample::perSecond).toArray());
  }

  static double milliseconds(List<Sample> samples, double percent) {
    return Figures.median(
            samples.stream()
                .mapToDouble(s -> Figures.percentile(s.sortedNanos(), percent))
                .toArray())
        / 1e6;
  }
}
