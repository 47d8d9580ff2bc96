package vn.sen.privacy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.sen.privacy.detect.HeaderRule.Hint;
import vn.sen.privacy.detect.Kind;

/**
 * Turns what the columns hold into findings: first each column by itself, then those whose meaning
 * the other columns settle (an address beside a person's name is a home).
 */
final class TableJudge {
  private static final double SUPPORTED_SHARE = 0.15;
  private static final double CERTAIN_SHARE = 0.95;
  private static final Set<Kind> NEED_TABLE = EnumSet.of(Kind.HOME_ADDRESS, Kind.HOME_COORDINATES);
  private static final Set<Kind> OF_PERSONS =
      EnumSet.of(
          Kind.CITIZEN_ID,
          Kind.OLD_IDENTITY_CARD,
          Kind.HEALTH_INSURANCE,
          Kind.SOCIAL_INSURANCE,
          Kind.PASSPORT,
          Kind.BIRTH_DATE,
          Kind.PERSON_NAME);
  private static final List<String> ORGANISATION =
      List.of(
          " cong ty ",
          " doanh nghiep ",
          " ten don vi ",
          " company ",
          " enterprise ",
          " hop tac xa ",
          " ten truong ",
          " co so ",
          " nha thuoc ",
          " ten co quan ");
  private static final List<String> HISTORY =
      List.of(
          " nam mat ",
          " trieu dai ",
          " died ",
          " death year ",
          " the ky ",
          " ten duong ",
          " nien dai ");
  private static final Map<Kind, List<String>> ATTRIBUTES =
      Map.of(
          Kind.HEALTH,
              List.of(
                  " chan doan ",
                  " suc khoe ",
                  " hiv ",
                  " xet nghiem ",
                  " diagnosis ",
                  " disease ",
                  " tien su benh ",
                  " benh nen ",
                  " khuyet tat "),
          Kind.ETHNICITY, List.of(" dan toc ", " ethnicity ", " ethnic group "),
          Kind.RELIGION, List.of(" ton giao ", " religion "),
          Kind.POLITICS, List.of(" dang vien ", " vao dang ", " party member "),
          Kind.CRIMINAL_RECORD, List.of(" tien an ", " an tich ", " criminal record "),
          Kind.BIOMETRICS, List.of(" van tay ", " mong mat ", " adn ", " fingerprint "),
          Kind.FINANCES,
              List.of(
                  " thu nhap ", " muc luong ", " tien luong ", " du no ", " income ", " salary "));

  private final List<ColumnAnalysis> columns;
  private final List<Finding> findings = new ArrayList<>();

  TableJudge(List<ColumnAnalysis> columns) {
    this.columns = columns;
  }

  List<Finding> judge() {
    boolean history = hasHeader(HISTORY);
    boolean organisations = hasHeader(ORGANISATION);
    for (ColumnAnalysis column : columns) {
      column
          .tallies()
          .forEach(
              (kind, tally) -> {
                boolean historicalName =
                    kind == Kind.PERSON_NAME && history && !hasIdentityNumbers();
                if (!NEED_TABLE.contains(kind) && !historicalName) {
                  judgeAlone(column, kind, tally);
                }
              });
    }
    boolean persons =
        findings.stream().anyMatch(one -> OF_PERSONS.contains(one.kind()) && !one.embedded());
    for (ColumnAnalysis column : columns) {
      judgeInTable(column, persons, organisations);
    }
    if (persons) {
      columns.forEach(this::judgeAttribute);
    }
    boolean identified =
        findings.stream()
            .anyMatch(
                one -> one.kind().isDirectIdentifier() && one.severity() == Severity.BLOCKING);
    return findings.stream()
        .map(one -> identified && !one.kind().isDirectIdentifier() ? blocking(one) : one)
        .sorted(Comparator.comparingInt(Finding::columnIndex).thenComparing(Finding::kind))
        .toList();
  }

  private boolean hasHeader(List<String> phrases) {
    return columns.stream()
        .anyMatch(column -> phrases.stream().anyMatch(column.inspector().foldedHeader()::contains));
  }

  private boolean hasIdentityNumbers() {
    return columns.stream()
        .anyMatch(
            column ->
                shareOf(column, column.tallies().get(Kind.CITIZEN_ID)) > SUPPORTED_SHARE
                    || column.tallies().containsKey(Kind.OLD_IDENTITY_CARD));
  }

  private static double shareOf(ColumnAnalysis column, ColumnAnalysis.Tally tally) {
    return tally == null || column.values() == 0 ? 0 : (double) tally.whole() / column.values();
  }

  private void judgeAlone(ColumnAnalysis column, Kind kind, ColumnAnalysis.Tally tally) {
    double whole = (double) tally.whole() / column.values();
    double strong = (double) tally.strong() / column.values();
    boolean found =
        switch (column.inspector().hint(kind)) {
          case SUPPORTS -> whole >= SUPPORTED_SHARE && (kind != Kind.PERSON_NAME || strong >= 0.1);
          case SILENT -> isFoundUnderSilentHeader(column, kind, tally, strong);
          case OPPOSES ->
              kind == Kind.CITIZEN_ID && strong >= CERTAIN_SHARE && isVaried(tally, column, 30);
        };
    boolean embedded = tally.embedded() > 0 && column.inspector().hint(kind) != Hint.OPPOSES;
    if (found || embedded) {
      add(column, kind, tally, severity(column, kind, tally), !found);
    }
  }

  /** Either nearly all values are of the kind, or the column mixes identifiers and most are one. */
  private static boolean isFoundUnderSilentHeader(
      ColumnAnalysis column, Kind kind, ColumnAnalysis.Tally tally, double strong) {
    if (!isVaried(tally, column, 4)) {
      return false;
    }
    if (strong >= column.inspector().silentShare(kind)) {
      return true;
    }
    long identifiers =
        column.tallies().entrySet().stream()
            .filter(
                entry -> !NEED_TABLE.contains(entry.getKey()) && entry.getKey() != Kind.TAX_CODE)
            .mapToLong(entry -> entry.getValue().all())
            .sum();
    boolean supportedElsewhere =
        column.tallies().keySet().stream()
            .anyMatch(other -> column.inspector().hint(other) == Hint.SUPPORTS);
    boolean mixed = supportedElsewhere || identifiers >= 0.6 * column.values();
    return mixed && strong >= 0.05 && kind != Kind.TAX_CODE;
  }

  /** A series of codes that merely fits the format repeats itself where true values differ. */
  private static boolean isVaried(ColumnAnalysis.Tally tally, ColumnAnalysis column, int wanted) {
    boolean hasVariety = tally.varieties() > 0;
    long enough = Math.min(wanted, Math.max(1, tally.distinct() / 3));
    return !hasVariety || tally.varieties() >= enough || column.values() < 4;
  }

  private static Severity severity(ColumnAnalysis column, Kind kind, ColumnAnalysis.Tally tally) {
    boolean repeated =
        (kind == Kind.PHONE || kind == Kind.EMAIL)
            && column.values() >= 20
            && tally.distinct() <= 2;
    boolean organisation = kind == Kind.TAX_CODE && tally.ofIndividuals() * 5 < tally.distinct();
    boolean nameAlone =
        kind == Kind.PERSON_NAME
            && column.inspector().hint(kind) == Hint.SILENT
            && tally.embedded() == 0;
    return repeated || organisation || nameAlone || !kind.isDirectIdentifier()
        ? Severity.WARNING
        : Severity.BLOCKING;
  }

  private void judgeInTable(ColumnAnalysis column, boolean persons, boolean organisations) {
    for (Kind kind : NEED_TABLE) {
      ColumnAnalysis.Tally tally = column.tallies().get(kind);
      if (tally == null) {
        continue;
      }
      Hint hint = column.inspector().hint(kind);
      double strong = (double) tally.strong() / column.values();
      double whole = (double) tally.whole() / column.values();
      boolean ofPerson = persons && !organisations && hint != Hint.OPPOSES;
      boolean found =
          hint == Hint.SUPPORTS && whole >= SUPPORTED_SHARE
              || kind == Kind.HOME_COORDINATES && ofPerson && whole >= 0.5
              || kind == Kind.HOME_ADDRESS
                  && ofPerson
                  && strong >= column.inspector().silentShare(kind);
      if (found) {
        add(column, kind, tally, Severity.BLOCKING, false);
      } else if (tally.embedded() > 0 && hint != Hint.OPPOSES && !organisations) {
        add(column, kind, tally, Severity.BLOCKING, true);
      }
    }
  }

  private void judgeAttribute(ColumnAnalysis column) {
    ATTRIBUTES.forEach(
        (kind, phrases) -> {
          boolean named = phrases.stream().anyMatch(column.inspector().foldedHeader()::contains);
          if (named && column.values() > 0) {
            findings.add(
                new Finding(
                    column.index(),
                    column.header(),
                    kind,
                    Severity.WARNING,
                    false,
                    column.values(),
                    1,
                    0.8,
                    List.of()));
          }
        });
  }

  private void add(
      ColumnAnalysis column,
      Kind kind,
      ColumnAnalysis.Tally tally,
      Severity severity,
      boolean embedded) {
    long count = embedded ? tally.embedded() : tally.all();
    double share = (double) count / column.values();
    boolean supported = column.inspector().hint(kind) == Hint.SUPPORTS;
    double confidence = embedded ? 0.7 : Math.min(0.99, (supported ? 0.75 : 0.5) + 0.3 * share);
    findings.add(
        new Finding(
            column.index(),
            column.header(),
            kind,
            severity,
            embedded,
            count,
            share,
            confidence,
            tally.samples()));
  }

  private static Finding blocking(Finding one) {
    return new Finding(
        one.columnIndex(),
        one.column(),
        one.kind(),
        Severity.BLOCKING,
        one.embedded(),
        one.count(),
        one.share(),
        one.confidence(),
        one.samples());
  }
}
