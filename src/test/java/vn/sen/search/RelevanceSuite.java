package vn.sen.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Judged queries, and the figures that an engine reaches on them. */
public final class RelevanceSuite {
  private static final int DEPTH = 10;
  private static final int FOUND_WITHIN = 3;

  private final List<Judged> queries;

  /**
   * @param grades by slug, 3 the best; empty when the query must find nothing
   */
  public record Judged(String kind, String text, Map<String, Integer> grades) {
    int best() {
      return grades.values().stream().max(Comparator.naturalOrder()).orElse(0);
    }
  }

  /**
   * @param ndcg at 10; for a query that must find nothing 1 when nothing was found, else 0
   * @param rank of the first dataset with the best grade, counted from 1; 0 when not in the first
   *     10
   * @param found the first 10
   */
  public record Answer(Judged query, double ndcg, int rank, List<String> found) {
    /** Whether one of the best is in the first three, or nothing was to be found nor was. */
    public boolean isFoundSoon() {
      return query.grades().isEmpty() ? ndcg == 1 : rank > 0 && rank <= FOUND_WITHIN;
    }
  }

  /**
   * @param soon share of the queries whose best dataset is in the first three
   * @param meanRank of those that were found
   */
  public record Figures(int queries, double ndcg, double soon, double meanRank, int misses) {}

  private RelevanceSuite(List<Judged> queries) {
    this.queries = List.copyOf(queries);
  }

  /**
   * @param name of a file in {@code src/test/resources/relevance}
   */
  public static RelevanceSuite read(String name) {
    List<Judged> queries = new ArrayList<>();
    try (InputStream file = RelevanceSuite.class.getResourceAsStream("/relevance/" + name)) {
      for (CSVRecord row :
          CSVFormat.RFC4180
              .builder()
              .setHeader()
              .setSkipHeaderRecord(true)
              .get()
              .parse(new InputStreamReader(file, StandardCharsets.UTF_8))) {
        queries.add(new Judged(row.get("class"), row.get("query"), grades(row.get("judgements"))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
    return new RelevanceSuite(queries);
  }

  private static Map<String, Integer> grades(String judgements) {
    Map<String, Integer> grades = new LinkedHashMap<>();
    for (String one : judgements.isBlank() ? new String[0] : judgements.split(";")) {
      int colon = one.lastIndexOf(':');
      grades.put(one.substring(0, colon).strip(), Integer.parseInt(one.substring(colon + 1)));
    }
    return grades;
  }

  public List<Judged> queries() {
    return queries;
  }

  /** The answers of an engine that gives the slugs of what it finds, best first. */
  public List<Answer> ask(Function<String, List<String>> engine) {
    return queries.stream().map(q -> judge(q, engine.apply(q.text()))).toList();
  }

  private static Answer judge(Judged query, List<String> all) {
    List<String> found = all.subList(0, Math.min(DEPTH, all.size()));
    if (query.grades().isEmpty()) {
      return new Answer(query, found.isEmpty() ? 1 : 0, 0, found);
    }
    List<Integer> ideal =
        query.grades().values().stream().sorted(Comparator.reverseOrder()).limit(DEPTH).toList();
    List<Integer> reached = found.stream().map(s -> query.grades().getOrDefault(s, 0)).toList();
    return new Answer(query, gain(reached) / gain(ideal), reached.indexOf(query.best()) + 1, found);
  }

  private static double gain(List<Integer> grades) {
    double gain = 0;
    for (int i = 0; i < grades.size(); i++) {
      gain += (Math.pow(2, grades.get(i)) - 1) * Math.log(2) / Math.log(i + 2);
    }
    return gain;
  }

  /** By class, in the order of the file; over all under the name {@code all}. */
  public static Map<String, Figures> figures(List<Answer> answers) {
    Map<String, List<Answer>> byClass = new LinkedHashMap<>();
    for (Answer answer : answers) {
      byClass.computeIfAbsent(answer.query().kind(), k -> new ArrayList<>()).add(answer);
    }
    Map<String, Figures> figures = new LinkedHashMap<>();
    byClass.forEach((kind, of) -> figures.put(kind, figuresOf(of)));
    figures.put("all", figuresOf(answers));
    return figures;
  }

  private static Figures figuresOf(List<Answer> answers) {
    return new Figures(
        answers.size(),
        answers.stream().mapToDouble(Answer::ndcg).average().orElse(0),
        answers.stream().filter(Answer::isFoundSoon).count() / (double) answers.size(),
        answers.stream().filter(a -> a.rank() > 0).mapToInt(Answer::rank).average().orElse(0),
        (int) answers.stream().filter(a -> !a.query().grades().isEmpty() && a.rank() == 0).count());
  }
}
