package vn.sen.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The SPARQL form with the answer to what stands in it.
 *
 * @param query shown in the form
 * @param limitSeconds how long a query may run
 * @param examples ready to run
 * @param prefixes what every example begins with, as SPARQL
 * @param result null before anything was asked
 */
public record QueryPage(
    String query,
    long limitSeconds,
    List<Example> examples,
    String endpoint,
    @Nullable Result result) {

  /**
   * @param title key of its title
   */
  public record Example(String title, String address) {}

  /**
   * @param kind which of the other components says what came back
   * @param columns of a table
   * @param rows of a table, each with a cell for every column
   * @param total rows of the whole answer, of which {@code rows} may be the first
   * @param yes what an ASK query answers
   * @param text a graph in Turtle
   * @param problem why there is no answer
   */
  public record Result(
      Kind kind,
      List<String> columns,
      List<List<Cell>> rows,
      int total,
      boolean yes,
      String text,
      String problem) {

    static Result ofProblem(String problem) {
      return new Result(Kind.PROBLEM, List.of(), List.of(), 0, false, "", problem);
    }

    static Result ofText(Kind kind, String text) {
      return new Result(kind, List.of(), List.of(), 0, false, text, "");
    }

    static Result ofAnswer(boolean yes) {
      return new Result(Kind.ANSWER, List.of(), List.of(), 0, yes, "", "");
    }

    static Result ofTable(List<String> columns, List<List<Cell>> rows, int total) {
      return new Result(Kind.TABLE, columns, rows, total, false, "", "");
    }

    public boolean isTable() {
      return kind == Kind.TABLE;
    }

    public boolean isAnswer() {
      return kind == Kind.ANSWER;
    }

    public boolean isGraph() {
      return kind == Kind.GRAPH;
    }

    public boolean isTooLarge() {
      return kind == Kind.TOO_LARGE;
    }

    public boolean isProblem() {
      return kind == Kind.PROBLEM;
    }
  }

  /** What came back. */
  public enum Kind {
    TABLE,
    ANSWER,
    GRAPH,
    TOO_LARGE,
    PROBLEM
  }

  /**
   * @param isIri whether the value names something
   * @param language tag of the text's language, null when it has none
   */
  public record Cell(String value, boolean isIri, @Nullable String language) {
    static final Cell EMPTY = new Cell("", false, null);
  }
}
