package vn.sen.metadata;

import java.util.Locale;

/** What the record holds descriptions of; the same address, history and access for each. */
public enum ResourceKind {
  DATASET,
  SERIES,
  SERVICE;

  /** Lower case, as in keys of messages and in JSON. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** IRI of DCAT's property by which a catalog lists one. */
  public String membership() {
    return Terms.DCAT + (this == SERVICE ? "service" : "dataset");
  }

  /** What a description's subject is; a dataset when it does not say. */
  public static ResourceKind of(Description description) {
    return of(Statements.of(description));
  }

  static ResourceKind of(Statements said) {
    if (said.isA(Terms.DATASET_SERIES)) {
      return SERIES;
    }
    return said.isA(Terms.DATA_SERVICE) && !said.isA(Terms.DATASET) ? SERVICE : DATASET;
  }
}
