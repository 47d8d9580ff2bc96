package vn.sen.privacy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import vn.sen.privacy.detect.Kind;
import vn.sen.privacy.detect.Shape;
import vn.sen.privacy.detect.Strength;
import vn.sen.privacy.risk.DistinctCounter;

/** What the values of one column come to, in memory that does not grow with their number. */
final class ColumnAnalysis {
  private static final int CACHE_SLOTS = 1024;
  private static final int SAMPLES = 3;
  private static final int MOST_LABELS = 200;
  private static final int LONGEST_LABEL = 300;

  /** An int has ten digits; leading zeros beyond that are no count. */
  private static final int MOST_DIGITS_OF_SMALL = 10;

  private final int index;
  private final String header;
  private final ColumnInspector inspector;
  private final int smallCellBelow;
  private final Map<Kind, Tally> tallies = new EnumMap<>(Kind.class);
  private long[] cachedHashes = new long[0];
  private ColumnInspector.Outcome[] cachedOutcomes = new ColumnInspector.Outcome[0];
  private long values;
  private long integers;
  private long smallCells;
  private long marks;
  private final boolean label;
  private int labelsRead;
  private boolean speaksOfPersons;

  /** Matches of one kind. */
  static final class Tally {
    private long strong;
    private long weak;
    private long embedded;
    private final DistinctCounter distinct = new DistinctCounter(256);
    private final BitSet varieties = new BitSet(1024);
    private final List<String> samples = new ArrayList<>(SAMPLES);
    private long firstPersonal;

    long strong() {
      return strong;
    }

    long whole() {
      return strong + weak;
    }

    long embedded() {
      return embedded;
    }

    long all() {
      return whole() + embedded;
    }

    long distinct() {
      return distinct.count();
    }

    int varieties() {
      return varieties.cardinality();
    }

    List<String> samples() {
      return samples;
    }

    /** Tax codes that begin with 8: of individuals. */
    long ofIndividuals() {
      return firstPersonal;
    }
  }

  ColumnAnalysis(int index, String header, ColumnInspector inspector, int smallCellBelow) {
    this.index = index;
    this.header = header;
    this.inspector = inspector;
    this.smallCellBelow = smallCellBelow;
    this.label = CountTables.isLabel(inspector.foldedHeader());
  }

  /** Takes one trimmed value whose shape was just read. */
  void accept(Shape shape, char[] chars, int offset, int length) {
    values++;
    if (shape.isInteger()) {
      integers++;
      smallCells += isSmall(shape) ? 1 : 0;
    } else {
      marks += shape.length() <= 3 && shape.letters() == 0 && shape.dots() == 0 ? 1 : 0;
    }
    if (label && labelsRead < MOST_LABELS && length <= LONGEST_LABEL) {
      labelsRead++;
      speaksOfPersons |= CountTables.speaksOfPersons(new String(chars, offset, length));
    }
    if (!inspector.isPlain(shape) && inspector.isPlausible(shape)) {
      count(shape, chars, offset, length);
    }
  }

  /** By far the most counts are too long to be small. */
  private boolean isSmall(Shape shape) {
    if (shape.length() > MOST_DIGITS_OF_SMALL) {
      return false;
    }
    long count = shape.integer();
    return count >= 1 && count < smallCellBelow;
  }

  private void count(Shape shape, char[] chars, int offset, int length) {
    if (cachedHashes.length == 0) {
      cachedHashes = new long[CACHE_SLOTS];
      cachedOutcomes = new ColumnInspector.Outcome[CACHE_SLOTS];
    }
    int slot = (int) shape.hash() & (CACHE_SLOTS - 1);
    ColumnInspector.Outcome outcome = cachedOutcomes[slot];
    if (outcome == null || cachedHashes[slot] != shape.hash()) {
      String value = new String(chars, offset, length);
      outcome = inspector.inspect(shape, value);
      cachedHashes[slot] = shape.hash();
      cachedOutcomes[slot] = outcome;
      if (!outcome.isNothing()) {
        sample(outcome, value);
      }
    }
    if (!outcome.isNothing()) {
      tally(outcome, shape.hash());
    }
  }

  private void tally(ColumnInspector.Outcome outcome, long hash) {
    outcome
        .whole()
        .forEach(
            (kind, strength) -> {
              Tally tally = tallies.computeIfAbsent(kind, _ -> new Tally());
              tally.strong += strength == Strength.STRONG ? 1 : 0;
              tally.weak += strength == Strength.WEAK ? 1 : 0;
              tally.distinct.add(hash);
            });
    for (Kind kind : outcome.embedded()) {
      Tally tally = tallies.computeIfAbsent(kind, _ -> new Tally());
      tally.embedded++;
      tally.distinct.add(hash);
    }
  }

  private void sample(ColumnInspector.Outcome outcome, String value) {
    outcome
        .whole()
        .forEach(
            (kind, strength) -> {
              Tally tally = tallies.computeIfAbsent(kind, _ -> new Tally());
              if (strength == Strength.STRONG) {
                int variety = inspector.varietyOf(kind, value);
                if (variety >= 0) {
                  tally.varieties.set(variety);
                }
              }
              tally.firstPersonal += kind == Kind.TAX_CODE && value.startsWith("8") ? 1 : 0;
              addSample(tally, kind, value);
            });
    for (Kind kind : outcome.embedded()) {
      addSample(tallies.computeIfAbsent(kind, _ -> new Tally()), kind, value);
    }
  }

  private static void addSample(Tally tally, Kind kind, String value) {
    if (tally.samples.size() < SAMPLES) {
      String redacted = Redaction.redact(kind, value);
      if (!tally.samples.contains(redacted)) {
        tally.samples.add(redacted);
      }
    }
  }

  int index() {
    return index;
  }

  String header() {
    return header;
  }

  ColumnInspector inspector() {
    return inspector;
  }

  Map<Kind, Tally> tallies() {
    return tallies;
  }

  /** Values that are not empty. */
  long values() {
    return values;
  }

  /** Whole numbers, but for short signs such as "-" and "<5" that stand for one. */
  boolean isCounts() {
    return integers > 0 && integers + marks == values;
  }

  /** Whether the column tells what others count, and that is persons. */
  boolean speaksOfPersons() {
    return speaksOfPersons;
  }

  long smallCells() {
    return smallCells;
  }
}
