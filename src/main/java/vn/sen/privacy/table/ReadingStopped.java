package vn.sen.privacy.table;

import java.io.IOException;

/** Unwinds a reading that met a bound; never leaves the package. */
final class ReadingStopped extends IOException {
  private static final long serialVersionUID = 1L;
  private final Reading.Stop stop;

  ReadingStopped(Reading.Stop stop) {
    super(stop.english());
    this.stop = stop;
  }

  Reading.Stop stop() {
    return stop;
  }
}
