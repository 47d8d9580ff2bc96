package vn.sen.privacy;

import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import vn.sen.metadata.CodeLists;
import vn.sen.metadata.Concept;
import vn.sen.metadata.DatasetView;
import vn.sen.privacy.detect.Words;

/**
 * Every name of a place of the code list {@code places}, and every official name and code of a ward
 * or district of today and of before the merger of 2025, to the provincial unit of today that it
 * is, became part of, or lies in. A name that two provinces share leads nowhere.
 */
@Singleton
final class Provinces {
  private static final String SCHEME = "places";
  private static final String WARDS = "/privacy/wards.csv";
  private static final Locale VI = Locale.of("vi");

  /** Types of units to how offices write them short. */
  private static final Map<String, List<String>> SHORT_TYPES =
      Map.of(
          "Phường", List.of("P. ", "Ph. "),
          "Xã", List.of("X. "),
          "Thị trấn", List.of("TT. "),
          "Thị xã", List.of("TX. "),
          "Thành phố", List.of("TP. "),
          "Quận", List.of("Q. "),
          "Huyện", List.of("H. "));

  private final Map<String, String> broader;

  Provinces(CodeLists lists) {
    Map<String, Concept> byIri = new HashMap<>();
    List<Concept> places = lists.list(SCHEME);
    places.forEach(place -> byIri.put(place.iri(), place));
    Map<String, Set<String>> found = new HashMap<>();
    Map<String, String> provinceOf = new HashMap<>();
    for (Concept place : places) {
      Concept province = province(place, byIri);
      if (province.broader().isEmpty()) {
        continue;
      }
      String name = province.label().in(VI);
      provinceOf.put(place.code(), name);
      add(found, place.label().in(VI), name);
      for (DatasetView.Keyword alternative : place.alternatives()) {
        add(found, alternative.text(), name);
      }
    }
    addWards(found, provinceOf);
    Map<String, String> clear = new HashMap<>();
    found.forEach(
        (name, provinces) -> {
          if (provinces.size() == 1) {
            clear.put(name, provinces.iterator().next());
          }
        });
    this.broader = Map.copyOf(clear);
  }

  private static void addWards(Map<String, Set<String>> found, Map<String, String> provinceOf) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Provinces.class.getResourceAsStream(WARDS), WARDS),
                StandardCharsets.UTF_8))) {
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split(",", 3);
        String province = provinceOf.get(cells[2]);
        if (province == null) {
          throw new IllegalStateException(WARDS + " names a place of no code list: " + line);
        }
        if (!cells[0].isEmpty()) {
          add(found, cells[0], province);
        }
        add(found, cells[1], province);
        SHORT_TYPES.forEach(
            (type, shorts) -> {
              if (cells[1].startsWith(type + " ")) {
                String rest = cells[1].substring(type.length() + 1);
                shorts.forEach(one -> add(found, one + rest, province));
              }
            });
      }
    } catch (IOException e) {
      throw new UncheckedIOException(WARDS, e);
    }
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
