package vn.sen.web;

import java.util.List;

/** All targets, by sector in the order of the sector list. */
public record TargetsPage(List<TargetRow> all, List<Sector> sectors) {

  public record Sector(String iri, List<TargetRow> rows) {
    public long available() {
      return rows.stream().filter(TargetRow::isAvailable).count();
    }
  }
}
