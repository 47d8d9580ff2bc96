package vn.sen.platform;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;

/** Tells whether a failure means that the record's database is away, and may be back soon. */
public final class Outage {
  private static final int DEEPEST_CAUSE = 20;

  private Outage() {}

  public static boolean isOfDatabase(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(DEEPEST_CAUSE)
        .anyMatch(Outage::isLostConnection);
  }

  private static boolean isLostConnection(Throwable cause) {
    if (cause instanceof SQLTransientConnectionException
        || cause instanceof SQLNonTransientConnectionException) {
      return true;
    }
    if (!(cause instanceof SQLException refused)) {
      return false;
    }
    String state = refused.getSQLState();
    if (state == null) {
      // What the pool says of a connection that broke in the middle of a transaction.
      return "Connection is closed".equals(refused.getMessage());
    }
    // Class 08 is a broken connection; 57P01 to 57P05 a server that shuts down or starts.
    return state.startsWith("08") || state.startsWith("57P");
  }
}
