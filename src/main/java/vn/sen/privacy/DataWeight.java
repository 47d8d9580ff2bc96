package vn.sen.privacy;

/** How weighty data are by the Law on Data, as the code list {@code data-weights} has it. */
public enum DataWeight {
  CORE,
  IMPORTANT,
  OTHER;

  private static final String SCHEME = "/vocab/data-weights/";

  /**
   * @param iri of the concept, or "" when none is stated: other; anything unknown is important
   */
  public static DataWeight of(String iri) {
    if (iri.isEmpty() || iri.endsWith(SCHEME + "other")) {
      return OTHER;
    }
    return iri.endsWith(SCHEME + "core") ? CORE : IMPORTANT;
  }

  /** Whether the data must not become open data. */
  public boolean isClosed() {
    return this != OTHER;
  }
}
