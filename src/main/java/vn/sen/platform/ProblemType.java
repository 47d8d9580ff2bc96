package vn.sen.platform;

import java.util.Locale;

/** A kind of failure that a caller is told of (RFC 9457). One enum per feature implements this. */
public interface ProblemType {
  /** Last segment of the type's address, {@code {base}problems/{slug}}. */
  String slug();

  /** HTTP status. */
  int status();

  /** Short, the same for every occurrence, in the reader's language. */
  String title(Locale locale);
}
