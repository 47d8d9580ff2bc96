package vn.sen.access.sharing;

import java.time.Instant;

/** What happened to an agreement. */
public record AgreementEvent(Kind kind, String author, String note, Instant created) {
  public enum Kind {
    GRANTED,
    RENEWED,
    REDUCED,
    REVOKED,
    REPORTED;

    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
