package vn.sen.privacy;

/** What a finding does to a file. */
public enum Severity {
  /** Told, and the file may still become open. */
  WARNING,
  /** The file must not become open as it is. */
  BLOCKING
}
