package vn.sen.web;

import java.util.List;
import vn.sen.catalog.Agency;

/** The agencies of today and those merged into them. */
public record AgenciesPage(List<Row> today, List<Row> former) {

  /**
   * @param datasets how many the reader may discover that the agency publishes
   */
  public record Row(Agency agency, long datasets) {}
}
