package vn.sen.privacy.table;

import java.io.IOException;

/**
 * Calls into a library that reads a stranger's file: whatever it throws at a broken file means that
 * the file is malformed, and running out of memory at once that it asks for too much.
 */
final class Parsing {
  private Parsing() {}

  /** One call into the library. */
  interface Call<T> {
    T call() throws IOException;
  }

  static void run(Runnable call) throws IOException {
    call(
        () -> {
          call.run();
          return true;
        });
  }

  static <T> T call(Call<T> call) throws IOException {
    try {
      return call.call();
    } catch (ReadingStopped e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new ReadingStopped(Reading.Stop.MALFORMED);
    } catch (OutOfMemoryError e) {
      throw new ReadingStopped(Reading.Stop.EXPANDS);
    }
  }
}
