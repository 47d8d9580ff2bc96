package vn.sen.privacy;

import java.util.List;
import java.util.regex.Pattern;
import vn.sen.privacy.detect.Words;

/**
 * Finds counts of persons: a column whose header says so, or one headed by a year, a sex, an age
 * group or a word such as "value" in a table whose title, sheet or indicator says so.
 */
final class CountTables {
  private static final List<String> PERSONS =
      List.of(
          " nguoi ",
          " ca ",
          " benh nhan ",
          " hoc sinh ",
          " sinh vien ",
          " tre em ",
          " phu nu ",
          " lao dong ",
          " ho ngheo ",
          " persons ",
          " people ",
          " cases ",
          " patients ",
          " pupils ",
          " students ",
          " children ",
          " deaths ",
          " tu vong ",
          " nhan khau ",
          " so ho ");
  private static final List<String> COUNTS =
      List.of(
          " so luong ",
          " gia tri ",
          " value ",
          " count ",
          " tong so ",
          " tong cong ",
          " cong ",
          " total ",
          " nam ",
          " nu ",
          " male ",
          " female ");
  private static final List<String> LABELS =
      List.of(
          " chi tieu ",
          " chi so ",
          " indicator ",
          " noi dung ",
          " measure ",
          " series ",
          " title lines ");

  /** A year or an age group such as "0-4", "65+"; folded. */
  private static final Pattern GROUP = Pattern.compile(".* (?:(?:19|20)\\d{2}|\\d{1,2} \\d{1,2}) ");

  private CountTables() {}

  /** Whether a column's values tell what others count. */
  static boolean isLabel(String foldedHeader) {
    return holds(foldedHeader, LABELS);
  }

  /** Whether a text speaks of persons who are counted. */
  static boolean speaksOfPersons(String text) {
    return holds(Words.fold(text), PERSONS);
  }

  /** Columns that count persons and have counts below k. */
  static List<SmallCells> find(List<ColumnAnalysis> columns, int k) {
    boolean persons = columns.stream().anyMatch(ColumnAnalysis::speaksOfPersons);
    return columns.stream()
        .filter(column -> column.isCounts() && column.smallCells() > 0)
        .filter(column -> isOfPersons(column.inspector().foldedHeader(), persons))
        .map(column -> new SmallCells(column.index(), column.header(), column.smallCells(), k))
        .toList();
  }

  private static boolean isOfPersons(String header, boolean persons) {
    return holds(header, PERSONS)
        || persons && (holds(header, COUNTS) || GROUP.matcher(header).matches());
  }

  private static boolean holds(String folded, List<String> phrases) {
    return phrases.stream().anyMatch(folded::contains);
  }
}
