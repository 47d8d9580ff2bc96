package vn.sen.privacy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.sen.privacy.detect.Detector;
import vn.sen.privacy.detect.Detectors;
import vn.sen.privacy.detect.HeaderRule.Hint;
import vn.sen.privacy.detect.Kind;
import vn.sen.privacy.detect.Shape;
import vn.sen.privacy.detect.Strength;
import vn.sen.privacy.detect.TextScanner;
import vn.sen.privacy.detect.Words;

/**
 * Looks at the values of one column in the light of its header. A value that fits what the header
 * names is that and nothing else.
 */
final class ColumnInspector {
  private final String foldedHeader;
  private final List<Detector> active = new ArrayList<>();
  private final Map<Kind, Hint> hints = new EnumMap<>(Kind.class);
  private final Map<Kind, Double> silentShares = new EnumMap<>(Kind.class);
  private final TextScanner scanner;
  private final boolean shortValuesMatter;

  ColumnInspector(String header, List<Detector> detectors, TextScanner scanner) {
    this.foldedHeader = Words.fold(header);
    this.scanner = scanner;
    for (Detector detector : detectors) {
      Hint hint = detector.headerRule().hint(foldedHeader);
      hints.put(detector.kind(), hint);
      silentShares.put(detector.kind(), detector.silentShare());
      if (hint == Hint.SUPPORTS
          || detector.silentShare() <= 1
          || isUncertainPoint(detector.kind())) {
        active.add(detector);
      }
    }
    shortValuesMatter =
        hint(Kind.BIRTH_DATE) == Hint.SUPPORTS
            || hint(Kind.BANK_ACCOUNT) == Hint.SUPPORTS
            || Detectors.namesCoordinate(foldedHeader);
  }

  String foldedHeader() {
    return foldedHeader;
  }

  Hint hint(Kind kind) {
    return hints.getOrDefault(kind, Hint.SILENT);
  }

  /** Coordinates whose owner the table must tell. */
  private boolean isUncertainPoint(Kind kind) {
    return kind == Kind.HOME_COORDINATES && Detectors.namesCoordinate(foldedHeader);
  }

  /** Whether {@link #inspect} can be spared: by far the most values of open data. */
  boolean isPlain(Shape shape) {
    if (shape.digits() == 0) {
      return shape.ats() == 0 && shape.colons() < 2 && shape.spaces() == 0;
    }
    return !shortValuesMatter
        && shape.letters() == 0
        && shape.ats() == 0
        && shape.digits() < 8
        && shape.dots() < 3
        && shape.colons() < 2;
  }

  /** Whether any detector, or the scanner, would look at the value: no string is made before. */
  boolean isPlausible(Shape shape) {
    for (Detector detector : active) {
      if (detector.isPlausible(shape)) {
        return true;
      }
    }
    return scanner.isPlausible(shape);
  }

  /** What one value is, as a whole and inside. */
  record Outcome(Map<Kind, Strength> whole, Set<Kind> embedded) {
    static final Outcome NOTHING = new Outcome(Map.of(), Set.of());

    boolean isNothing() {
      return whole.isEmpty() && embedded.isEmpty();
    }
  }

  Outcome inspect(Shape shape, String value) {
    Map<Kind, Strength> whole = new EnumMap<>(Kind.class);
    boolean named = false;
    for (Detector detector : active) {
      if (!detector.isPlausible(shape)) {
        continue;
      }
      Strength strength = detector.match(value);
      boolean supported = hint(detector.kind()) == Hint.SUPPORTS;
      boolean counts =
          strength == Strength.STRONG || supported || isUncertainPoint(detector.kind());
      if (strength != Strength.NONE && counts) {
        whole.put(detector.kind(), strength);
        named |= supported;
      }
    }
    if (named) {
      whole.keySet().removeIf(kind -> hint(kind) != Hint.SUPPORTS);
    }
    boolean settled = !whole.isEmpty() && !isAddressLike(whole);
    Set<Kind> embedded = settled || !scanner.isPlausible(shape) ? Set.of() : scan(value, whole);
    return whole.isEmpty() && embedded.isEmpty() ? Outcome.NOTHING : new Outcome(whole, embedded);
  }

  /** Running text with a number in it reads like an address; it may hold more. */
  private static boolean isAddressLike(Map<Kind, Strength> whole) {
    return whole.keySet().equals(Set.of(Kind.HOME_ADDRESS));
  }

  private Set<Kind> scan(String value, Map<Kind, Strength> whole) {
    Set<Kind> found = EnumSet.noneOf(Kind.class);
    found.addAll(scanner.scan(value));
    found.removeAll(whole.keySet());
    found.removeIf(kind -> hint(kind) == Hint.OPPOSES);
    return found;
  }

  /** The share of strong matches that settles the kind under a silent header. */
  double silentShare(Kind kind) {
    return silentShares.getOrDefault(kind, Double.MAX_VALUE);
  }

  /** What varies among true values; -1 when the kind has nothing of the sort. */
  int varietyOf(Kind kind, String value) {
    return active.stream()
        .filter(one -> one.kind() == kind)
        .mapToInt(one -> one.varietyOf(value))
        .findFirst()
        .orElse(-1);
  }
}
