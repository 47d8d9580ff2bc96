package vn.sen.data;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Counts what the cells of one column look like, in bounded memory. */
final class ColumnProfile {
  static final int MOST_PLACES = 100;

  private static final int SAMPLES = 5;

  private String name;
  private final Map<CellKind, Long> counts = new EnumMap<>(CellKind.class);
  private final Map<CellKind, Long> firstLines = new EnumMap<>(CellKind.class);
  private final Map<CellKind, String> firstValues = new EnumMap<>(CellKind.class);
  private final Set<String> sample = new LinkedHashSet<>();
  private final boolean ofPlaces;
  private final Set<String> places = new LinkedHashSet<>();
  private String least = "";
  private String most = "";

  ColumnProfile(String name) {
    this.name = name;
    this.ofPlaces = Column.speaksOfPlaces(name);
  }

  void add(String value, long line) {
    CellKind kind = CellKind.of(value);
    counts.merge(kind, 1L, Long::sum);
    if (kind == CellKind.EMPTY) {
      return;
    }
    if (firstLines.putIfAbsent(kind, line) == null) {
      firstValues.put(kind, shortened(value));
    }
    if (sample.size() < SAMPLES) {
      sample.add(shortened(value));
    }
    if (kind == CellKind.TEXT && ofPlaces && places.size() < MOST_PLACES) {
      places.add(shortened(value));
    }
    if (kind == CellKind.ISO_DATE) {
      extend(value.strip().substring(0, 10));
    } else if (kind == CellKind.DAY_FIRST_DATE) {
      extend(CellKind.isoDate(value));
    } else if (kind == CellKind.YEAR) {
      extend(value.strip());
    }
  }

  /** Rows that have no value here. */
  void addEmpty(long rows) {
    counts.merge(CellKind.EMPTY, rows, Long::sum);
  }

  String name() {
    return name;
  }

  /** As readers know it; what was judged by the name before stays. */
  void rename(String now) {
    name = now;
  }

  private void extend(String time) {
    if (least.isEmpty() || time.compareTo(least) < 0) {
      least = time;
    }
    if (time.compareTo(most) > 0) {
      most = time;
    }
  }

  private static String shortened(String value) {
    String flat = value.strip().replaceAll("\\p{Cntrl}+", " ");
    return flat.length() <= 40 ? flat : flat.substring(0, 39) + "…";
  }

  private long count(CellKind... kinds) {
    long sum = 0;
    for (CellKind kind : kinds) {
      sum += counts.getOrDefault(kind, 0L);
    }
    return sum;
  }

  private long filled() {
    return counts.values().stream().mapToLong(Long::longValue).sum() - count(CellKind.EMPTY);
  }

  /** Different values, of a column whose header speaks of places. */
  Set<String> places() {
    return places;
  }

  Column column() {
    return new Column(name, type(), filled(), count(CellKind.EMPTY), List.copyOf(sample));
  }

  /** The type of at least nine values in ten; text else. */
  private Column.Type type() {
    long filled = filled();
    if (filled == 0) {
      return Column.Type.TEXT;
    }
    if (isMost(count(CellKind.YEAR), filled) && looksLikeYears()) {
      return Column.Type.YEAR;
    }
    if (isMost(count(CellKind.INTEGER, CellKind.YEAR), filled)) {
      return Column.Type.INTEGER;
    }
    if (isMost(numbers(), filled)) {
      return Column.Type.DECIMAL;
    }
    if (isMost(count(CellKind.ISO_DATE, CellKind.DAY_FIRST_DATE), filled)) {
      return Column.Type.DATE;
    }
    return isMost(count(CellKind.BOOLEAN), filled) ? Column.Type.BOOLEAN : Column.Type.TEXT;
  }

  /** Numbers between 1500 and 2199 are years only where the header says so. */
  private boolean looksLikeYears() {
    return name.toLowerCase(java.util.Locale.ROOT).matches(".*(năm|nam|year).*");
  }

  private long numbers() {
    return count(CellKind.INTEGER, CellKind.YEAR, CellKind.DECIMAL, CellKind.DECIMAL_COMMA);
  }

  private static boolean isMost(long some, long all) {
    return some * 10 >= all * 9;
  }

  boolean hasDayFirstDates() {
    return type() == Column.Type.DATE && count(CellKind.DAY_FIRST_DATE) > 0;
  }

  boolean hasDecimalCommas() {
    return type() == Column.Type.DECIMAL && count(CellKind.DECIMAL_COMMA) > 0;
  }

  /** Least and greatest day or year, of a column of them. */
  Optional<Map.Entry<String, String>> period() {
    boolean timed = type() == Column.Type.DATE || type() == Column.Type.YEAR;
    return timed && !least.isEmpty() ? Optional.of(Map.entry(least, most)) : Optional.empty();
  }

  /** Where a few values are of another kind than nearly all of them. */
  Optional<Stray> findStray() {
    Set<CellKind> own =
        switch (type()) {
          case YEAR -> Set.of(CellKind.YEAR);
          case INTEGER -> Set.of(CellKind.INTEGER, CellKind.YEAR);
          case DECIMAL ->
              Set.of(CellKind.INTEGER, CellKind.YEAR, CellKind.DECIMAL, CellKind.DECIMAL_COMMA);
          case DATE -> Set.of(CellKind.ISO_DATE, CellKind.DAY_FIRST_DATE);
          case BOOLEAN -> Set.of(CellKind.BOOLEAN);
          // Everything may be a text.
          case TEXT -> Set.of(CellKind.values());
        };
    return firstLines.entrySet().stream()
        .filter(first -> !own.contains(first.getKey()))
        .min(Map.Entry.comparingByValue())
        .map(
            first ->
                new Stray(first.getValue(), firstValues.getOrDefault(first.getKey(), ""), type()));
  }

  /** The first value that does not fit its column. */
  record Stray(long line, String value, Column.Type expected) {}
}
