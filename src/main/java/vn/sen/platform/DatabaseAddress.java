package vn.sen.platform;

import org.jspecify.annotations.Nullable;

/** Where the record's PostgreSQL is; user and password are null when the URL itself has them. */
record DatabaseAddress(String url, @Nullable String user, @Nullable String password) {

  /** Without the password. */
  @Override
  public String toString() {
    return url;
  }
}
