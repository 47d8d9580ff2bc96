package vn.sen.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.sen.search.PeerDocuments;
import vn.sen.search.RelevanceCatalog;
import vn.sen.search.RelevanceSuite;
import vn.sen.search.RelevanceSuite.Answer;

/**
 * How well the judged queries are answered, by class, for Sen and for Solr in two configurations,
 * all over the same documents. {@code --peers 0} leaves Solr out; {@code --held-out 1} to {@code 4}
 * ask queries that were written after tuning; {@code --misses N} lists the N worst answers of Sen.
 */
final class RelevanceBench {
  private RelevanceBench() {}

  public static void main(String[] arguments) throws Exception {
    Arguments options = Arguments.parse(arguments, Map.of("peers", 1, "held-out", 0, "misses", 0));
    int heldOut = options.get("held-out");
    String file =
        heldOut == 0
            ? "queries.csv"
            : heldOut == 1 ? "held-out.csv" : "held-out-%d.csv".formatted(heldOut);
    RelevanceSuite suite = RelevanceSuite.read(file);
    Path folder = Files.createTempDirectory("sen-relevance-");
    Map<String, List<Answer>> engines = new LinkedHashMap<>();
    try (RelevanceCatalog catalog = new RelevanceCatalog(folder)) {
      engines.put("Sen", suite.ask(catalog::search));
      if (options.get("peers") == 1) {
        askSolr(catalog, suite, folder, engines);
      }
    }
    System.out.println("**Relevance**, `" + file + "` (" + Machine.describe() + ")\n");
    print(engines);
    printMisses(engines.get("Sen"), options.get("misses"));
  }

  /** CKAN's settings over {@code text_general}, and the same with folding. */
  private static void askSolr(
      RelevanceCatalog catalog,
      RelevanceSuite suite,
      Path folder,
      Map<String, List<Answer>> engines)
      throws IOException, InterruptedException {
    ByteArrayOutputStream documents = new ByteArrayOutputStream();
    new PeerDocuments()
        .write(
            catalog.datasets().stream().map(v -> Map.entry(v, Set.of("public"))).toList(),
            documents);
    try (SolrProcess solr = SolrProcess.start(folder.resolve("solr"), "512m", "plain", "folding")) {
      for (String core : List.of("plain", "folding")) {
        solr.add(core, documents.toByteArray());
        solr.commit(core);
        engines.put("Solr " + core, suite.ask(text -> slugs(solr, core, text)));
      }
    }
  }

  private static List<String> slugs(SolrProcess solr, String core, String text) {
    try {
      String answer =
          solr.get(
              "/solr/"
                  + core
                  + "/select?wt=csv&csv.header=false&rows=10&fl=name_exact&q="
                  + URLEncoder.encode(text, StandardCharsets.UTF_8));
      return answer.lines().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void print(Map<String, List<Answer>> engines) {
    StringBuilder head = new StringBuilder("| class | queries |");
    StringBuilder line = new StringBuilder("|---|--:|");
    engines
        .keySet()
        .forEach(
            name ->
                head.append(' ')
                    .append(name)
                    .append(" NDCG@10 | in first 3 | mean rank | misses |"));
    engines.keySet().forEach(name -> line.append("--:|--:|--:|--:|"));
    System.out.println(head + "\n" + line);
    Map<String, Map<String, RelevanceSuite.Figures>> figures = new LinkedHashMap<>();
    engines.forEach((name, answers) -> figures.put(name, RelevanceSuite.figures(answers)));
    for (String kind : figures.values().iterator().next().keySet()) {
      StringBuilder row = new StringBuilder();
      for (Map<String, RelevanceSuite.Figures> engine : figures.values()) {
        RelevanceSuite.Figures one = engine.get(kind);
        if (row.isEmpty()) {
          row.append(Figures.format("| %s | %d |", kind, one.queries()));
        }
        row.append(
            Figures.format(
                " %.3f | %.0f %% | %.1f | %d |",
                one.ndcg(), 100 * one.soon(), one.meanRank(), one.misses()));
      }
      System.out.println(row);
    }
    System.out.println();
  }

  private static void printMisses(List<Answer> answers, int most) {
    answers.stream()
        .filter(a -> a.ndcg() < 0.999)
        .sorted(java.util.Comparator.comparingDouble(Answer::ndcg))
        .limit(most)
        .forEach(
            a ->
                System.out.println(
                    Figures.format(
                        "%.2f %s | %s | wanted %s | got %s",
                        a.ndcg(),
                        a.query().kind(),
                        a.query().text(),
                        a.query().grades(),
                        a.found())));
  }
}
