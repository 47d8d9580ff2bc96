package vn.sen.platform;

/**
 * The portal cannot start for a reason the operator can mend. The message is one plain sentence
 * that says what to do; it is printed as it stands, without a stack trace.
 */
public final class StartupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StartupException(String sentence) {
    super(sentence);
  }

  public StartupException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
