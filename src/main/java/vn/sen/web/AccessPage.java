package vn.sen.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.sen.access.UseDecision;
import vn.sen.access.sharing.AccessOverview;
import vn.sen.access.sharing.Agreement;
import vn.sen.access.sharing.UseCounts;
import vn.sen.catalog.Agency;
import vn.sen.catalog.Dataset;

/**
 * Who can see and use a dataset, and what it brought.
 *
 * @param own what the gate says to the reader
 * @param rows for the owner's stewards, else empty
 * @param wish what a steward is trying out
 */
public record AccessPage(
    Dataset dataset,
    UseDecision own,
    boolean decides,
    boolean hidden,
    String level,
    List<AccessOverview.Row> rows,
    List<Agreement> agreements,
    List<Agency> agencies,
    Set<String> named,
    Optional<Wish> wish,
    UseCounts.Benefit benefit) {

  /** Rows of agencies in the same position, together; the others by themselves. */
  public static List<List<AccessOverview.Row>> groups(List<AccessOverview.Row> rows) {
    Map<List<Object>, List<AccessOverview.Row>> groups = new LinkedHashMap<>();
    for (AccessOverview.Row row : rows) {
      List<Object> key =
          row.kind() == AccessOverview.Kind.AGENCY
              ? row.position()
              : List.of(row.kind(), row.key());
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
    }
    return List.copyOf(groups.values());
  }

  /** A change that is being tried out. */
  public record Wish(
      String level, boolean hidden, Set<String> named, AccessOverview.Change change) {}
}
