package vn.sen.privacy;

/** What a whole report comes to. Only the first two let a file become open. */
public enum Verdict {
  CLEAN,
  WARNED,
  BLOCKED,
  /** The check stopped before the end: not passed, whatever was found so far. */
  NOT_FINISHED;

  public boolean isPassed() {
    return this == CLEAN || this == WARNED;
  }
}
