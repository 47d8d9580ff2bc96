package vn.sen.privacy;

/**
 * Who a file is meant for, as the code list {@code access-levels} has it; strictest check first.
 */
public enum AccessLevel {
  OPEN,
  REGISTERED,
  SHARED,
  RESTRICTED;

  private static final String SCHEME = "/vocab/access-levels/";

  /**
   * @param iri of the concept; anything unknown is treated as open, the level with the most to pass
   */
  public static AccessLevel of(String iri) {
    String code =
        iri.substring(iri.indexOf(SCHEME) < 0 ? 0 : iri.indexOf(SCHEME) + SCHEME.length());
    return switch (code) {
      case "registered" -> REGISTERED;
      case "shared" -> SHARED;
      case "restricted" -> RESTRICTED;
      default -> OPEN;
    };
  }

  /** Whether the Law on Data counts the level as open data (dữ liệu mở). */
  public boolean isOpenData() {
    return this == OPEN || this == REGISTERED;
  }
}
