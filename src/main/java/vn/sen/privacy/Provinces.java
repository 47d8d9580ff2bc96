package vn.sen.privacy;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import vn.sen.metadata.CodeLists;
import vn.sen.metadata.Concept;
import vn.sen.metadata.DatasetView;
import vn.sen.privacy.detect.Words;

/**
 * Every name of a place of the code list {@code places} to the provincial unit of today that it is,
 * became part of, or lies in. A name that two provinces share leads nowhere.
 */
@Singleton
final class Provinces {
  private static final String SCHEME = "places";
  private static final Locale VI = Locale.of("vi");

  private final Map<String, String> broader;

  Provinces(CodeLists lists) {
    Map<String, Concept> byIri = new HashMap<>();
    List<Concept> places = lists.list(SCHEME);
    places.forEach(place -> byIri.put(place.iri(), place));
    Map<String, Set<String>> found = new HashMap<>();
    for (Concept place : places) {
      Concept province = province(place, byIri);
      if (province.broader().isEmpty()) {
        continue;
      }
      String name = province.label().in(VI);
      add(found, place.label().in(VI), name);
      for (DatasetView.Keyword alternative : place.alternatives()) {
        add(found, alternative.text(), name);
      }
    }
    Map<String, String> clear = new HashMap<>();
    found.forEach(
        (name, provinces) -> {
          if (provinces.size() == 1) {
            clear.put(name, provinces.iterator().next());
          }
        });
    this.broader = Map.copyOf(clear);
  }

  private static void add(Map<String, Set<String>> found, String name, String province) {
    found.computeIfAbsent(Words.fold(name), _ -> new HashSet<>()).add(province);
  }

  /** The successor of a former unit, and of a smaller unit the one below the country. */
  private static Concept province(Concept place, Map<String, Concept> byIri) {
    Concept unit = place;
    for (int step = 0; step < 8; step++) {
      String next =
          unit.replacedBy().size() == 1
              ? unit.replacedBy().getFirst()
              : unit.broader().stream().findFirst().orElse("");
      Concept above = byIri.get(next);
      boolean succeeded = unit.replacedBy().size() == 1;
      if (above == null || !succeeded && above.broader().isEmpty()) {
        return unit;
      }
      unit = above;
    }
    return unit;
  }

  /** Folded name ({@link Words#fold}) to the province's Vietnamese name. */
  Map<String, String> broader() {
    return broader;
  }
}
