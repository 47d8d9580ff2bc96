package vn.sen.privacy;

import java.util.ArrayList;
import java.util.Arrays;
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
  private final Detector[] active;

  /** Whether weak matches count, detector by detector as in {@link #active}. */
  private final boolean[] weakCounts;

  private final Map<Kind, Hint> hints = new EnumMap<>(Kind.class);
  private final Map<Kind, Double> silentShares = new EnumMap<>(Kind.class);
  private final TextScanner scanner;
  private final boolean shortValuesMatter;

  ColumnInspector(String header, List<Detector> detectors, TextScanner scanner) {
    this.foldedHeader = Words.fold(header);
    this.scanner = scanner;
    List<Detector> chosen = new ArrayList<>();
    for (Detector detector : detectors) {
      Hint hint = detector.headerRule().hint(foldedHeader);
      hints.put(detector.kind(), hint);
      silentShares.put(detector.kind(), detector.silentShare());
      if (hint == Hint.SUPPORTS
          || detector.silentShare() <= 1
          || isUncertainPoint(detector.kind())) {
        chosen.add(detector);
      }
    }
    active = chosen.toArray(Detector[]::new);
    weakCounts = new boolean[active.length];
    for (int i = 0; i < active.length; i++) {
      Kind kind = active[i].kind();
      weakCounts[i] = hint(kind) == Hint.SUPPORTS || isUncertainPoint(kind);
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
    if (shape.ats() > 0 || shape.colons() > 1) {
      return false;
    }
    if (shape.digits() == 0) {
      return shape.spaces() == 0;
    }
    if (shortValuesMatter) {
      return false;
    }
    // The shortest plate has seven characters, the shortest address eight.
    return shape.letters() == 0 ? shape.digits() < 8 && shape.dots() < 3 : shape.length() < 7;
  }

  /** Whether any detector, or the scanner, would look at the value: no string is made before. */
  boolean isPlausible(Shape shape) {
    for (int i = 0; i < active.length; i++) {
      if (isPlausible(i, shape)) {
        return true;
      }
    }
    return scanner.isPlausible(shape);
  }

  private boolean isPlausible(int detector, Shape shape) {
    return active[detector].isPlausible(shape)
        && (weakCounts[detector] || active[detector].canBeStrong(shape));
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
    for (int i = 0; i < active.length; i++) {
      if (!isPlausible(i, shape)) {
        continue;
      }
      Kind kind = active[i].kind();
      Strength strength = active[i].match(value);
      if (strength == Strength.STRONG || strength == Strength.WEAK && weakCounts[i]) {
        whole.put(kind, strength);
        named |= hint(kind) == Hint.SUPPORTS;
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
    if (found.contains(Kind.HOME_ADDRESS) && hint(Kind.HOME_ADDRESS) != Hint.SUPPORTS) {
      // Words of residence say more than the form of the whole.
      whole.remove(Kind.HOME_ADDRESS);
    }
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
    return Arrays.stream(active)
        .filter(one -> one.kind() == kind)
        .mapToInt(one -> one.varietyOf(value))
        .findFirst()
        .orElse(-1);
  }
}
