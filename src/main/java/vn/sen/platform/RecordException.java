package vn.sen.platform;

import java.sql.SQLException;

/** The record's database refused or could not be reached. */
public final class RecordException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RecordException(SQLException cause) {
    super(cause.getMessage(), cause);
  }
}
