package vn.sen.platform;

import java.sql.SQLException;

/** The record's database refused or could not be reached. */
public final class RecordException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RecordException(SQLException cause) {
    super(cause.getMessage(), cause);
  }

  /**
   * Whether it cannot hold what it was given, as by a value of the wrong kind, a broken constraint
   * or a limit; trying again does not help then.
   */
  public boolean isAboutWhatWasGiven() {
    String state = getCause() instanceof SQLException cause ? cause.getSQLState() : null;
    return state != null && state.matches("(22|23|54).*");
  }
}
