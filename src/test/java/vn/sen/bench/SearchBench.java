package vn.sen.bench;

import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import vn.sen.bench.SearchQueries.Question;

/**
 * Sen's search beside Solr's: the same generated datasets, the same questions, whole HTTP answers
 * with facets. Options: {@code --datasets}, {@code --warm} and {@code --seconds} of each round,
 * {@code --rounds}, {@code --queries}, {@code --heap-mb}, {@code --solr 0} to leave Solr out,
 * {@code --keep 1} to use what an earlier run left in the folder {@code target/bench-search}.
 */
final class SearchBench {
  private static final int[] CLIENTS = {1, 8, 32};

  /** What an engine is asked, and what its peer is. */
  private enum Setting {
    CKAN("all words, as each does it", "best", "2<-1 5<80%"),
    ANY("any word", "any", "1");

    private final String title;
    private final String match;
    private final String mm;

    Setting(String title, String match, String mm) {
      this.title = title;
      this.match = match;
      this.mm = mm;
    }
  }

  private final Arguments options;
  private final int datasets;
  private final SearchEngines engines;
  private final HttpClient client = HttpClient.newHttpClient();

  private SearchBench(Arguments options) {
    this.options = options;
    this.datasets = options.get("datasets");
    this.engines = new SearchEngines(datasets, options.get("heap-mb"));
  }

  public static void main(String[] arguments) throws Exception {
    new SearchBench(
            Arguments.parse(
                arguments,
                Map.of(
                    "datasets", 100_000,
                    "warm", 60,
                    "seconds", 8,
                    "rounds", 3,
                    "queries", 6_000,
                    "heap-mb", 1_024,
                    "solr", 1,
                    "keep", 0)))
        .run();
  }

  private void run() throws Exception {
    if (options.get("keep") == 0) {
      engines.forget();
    }
    System.out.printf("**Search, %,d datasets** (%s)%n%n", datasets, Machine.describe());
    engines.fillSen(options.get("solr") == 1).ifPresent(System.out::println);
    List<Question> questions = questions();
    try (PortalProcess sen = engines.startSen();
        SolrProcess solr = options.get("solr") == 1 ? engines.startSolr() : null) {
      if (solr != null) {
        check(questions, sen, solr);
      }
      Map<Setting, Map<String, Load>> loads = new LinkedHashMap<>();
      for (Setting setting : Setting.values()) {
        loads.put(setting, loads(setting, questions, sen, solr));
      }
      warm(loads.values());
      for (Map.Entry<Setting, Map<String, Load>> setting : loads.entrySet()) {
        measure(setting.getKey(), setting.getValue());
      }
      suggest(sen);
      System.out.println(
          Figures.format(
              "%nResident memory: Sen %.0f MB%s; heap of each at most %d MB.",
              sen.residentMegabytes(),
              solr == null ? "" : Figures.format(", Solr %.0f MB", solr.residentMegabytes()),
              options.get("heap-mb")));
    }
  }

  private List<Question> questions() {
    List<Question> questions = engines.questions(options.get("queries"));
    Map<SearchQueries.Kind, Integer> kinds = new TreeMap<>();
    questions.forEach(q -> kinds.merge(q.kind(), 1, Integer::sum));
    System.out.println("- " + questions.size() + " different queries: " + kinds + "\n");
    return questions;
  }

  /** Where both must mean the same (every word, without diacritics), totals and facets agree. */
  private void check(List<Question> questions, PortalProcess sen, SolrProcess solr)
      throws Exception {
    int asked = 0;
    int totals = 0;
    int facets = 0;
    for (Question question : questions) {
      boolean plain = question.text().chars().allMatch(c -> c < 128);
      if (!plain || question.kind() == SearchQueries.Kind.DEEP_PAGE || asked == 400) {
        continue;
      }
      JsonNode ofSen = json("http://localhost:" + sen.port() + question.ofSen("all"));
      JsonNode ofSolr = json("http://localhost:" + solr.port() + question.ofSolr("100%"));
      asked++;
      boolean same =
          ofSen.get("total").getLongValue()
              == ofSolr.get("response").get("numFound").getLongValue();
      totals += same ? 1 : 0;
      facets += same && counts(ofSen).equals(solrCounts(ofSolr)) ? 1 : 0;
    }
    System.out.println(
        Figures.format(
            "Of %d queries without diacritics, every word wanted, %d have the same total in both and"
                + " %d the same count for every value of every facet.%n",
            asked, totals, facets));
  }

  private JsonNode json(String address) throws Exception {
    HttpResponse<byte[]> response =
        client.send(
            HttpRequest.newBuilder(URI.create(address)).build(),
            HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IOException(
          address + ": " + new String(response.body(), java.nio.charset.StandardCharsets.UTF_8));
    }
    return io.micronaut.json.JsonMapper.createDefault().readValue(response.body(), JsonNode.class);
  }

  private static Map<String, Long> counts(JsonNode answer) {
    Map<String, Long> counts = new TreeMap<>();
    answer
        .get("facets")
        .entries()
        .forEach(
            facet ->
                facet
                    .getValue()
                    .values()
                    .forEach(
                        value -> {
                          if (value.get("count").getLongValue() > 0) {
                            counts.put(
                                facet.getKey() + "/" + value.get("code").getStringValue(),
                                value.get("count").getLongValue());
                          }
                        }));
    return counts;
  }

  private static Map<String, Long> solrCounts(JsonNode answer) {
    Map<String, Long> counts = new TreeMap<>();
    answer
        .get("facet_counts")
        .get("facet_fields")
        .entries()
        .forEach(
            facet -> {
              JsonNode pairs = facet.getValue();
              for (int i = 0; i < pairs.size(); i += 2) {
                counts.put(
                    facet.getKey().substring("facet_".length())
                        + "/"
                        + pairs.get(i).getStringValue(),
                    pairs.get(i + 1).getLongValue());
              }
            });
    return counts;
  }

  private static Map<String, Load> loads(
      Setting setting, List<Question> questions, PortalProcess sen, SolrProcess solr) {
    Map<String, Load> engines = new LinkedHashMap<>();
    engines.put("Sen", load(questions, sen.port(), q -> q.ofSen(setting.match)));
    if (solr != null) {
      engines.put("Solr", load(questions, solr.port(), q -> q.ofSolr(setting.mm)));
    }
    return engines;
  }

  /**
   * Every setting of every engine before any is measured: on two busy cores the virtual machine's
   * compiler takes longer than one warm-up, and the setting measured first would be the slower.
   */
  private void warm(Collection<Map<String, Load>> settings) throws Exception {
    for (Map<String, Load> engines : settings) {
      for (Load engine : engines.values()) {
        engine.run(8, options.get("warm"));
      }
    }
  }

  private void measure(Setting setting, Map<String, Load> engines) throws Exception {
    System.out.println(setting.title + "\n");
    System.out.println(
        "| clients | engine | answers/s | of Solr | p50, ms | p95, ms | p99, ms | p99 of Solr |");
    System.out.println("|--:|---|--:|--:|--:|--:|--:|--:|");
    for (int clients : CLIENTS) {
      Map<String, List<Load.Sample>> samples = new LinkedHashMap<>();
      for (int round = 0; round < options.get("rounds"); round++) {
        for (Map.Entry<String, Load> engine : engines.entrySet()) {
          samples
              .computeIfAbsent(engine.getKey(), name -> new ArrayList<>())
              .add(engine.getValue().run(clients, options.get("seconds")));
        }
      }
      samples.forEach((name, of) -> print(clients, name, of, samples.get("Solr")));
    }
    System.out.println();
  }

  private static void print(
      int clients, String name, List<Load.Sample> samples, List<Load.Sample> solr) {
    double perSecond = Load.perSecond(samples);
    boolean compared = solr != null && !name.equals("Solr");
    System.out.println(
        Figures.format(
            "| %d | %s | %.0f | %s | %.2f | %.2f | %.2f | %s |",
            clients,
            name,
            perSecond,
            compared ? Figures.format("%.2f", perSecond / Load.perSecond(solr)) : "",
            Load.milliseconds(samples, 50),
            Load.milliseconds(samples, 95),
            Load.milliseconds(samples, 99),
            compared
                ? Figures.format(
                    "%.2f", Load.milliseconds(samples, 99) / Load.milliseconds(solr, 99))
                : ""));
  }

  private static Load load(List<Question> questions, int port, Function<Question, String> address) {
    return new Load(port, questions.stream().map(address).toList());
  }

  /** Every beginning of the words that people type, at the speed that eight of them type. */
  private void suggest(PortalProcess sen) throws Exception {
    Set<String> beginnings = new LinkedHashSet<>();
    for (String text :
        List.of(
            "nang suat lua",
            "xe buýt",
            "nhà máy điện",
            "rice production",
            "bộ y tế",
            "hà nội",
            "khí nhà kính",
            "exchange rate",
            "dân số",
            "trường đại học",
            "air quality")) {
      for (int end = 1; end <= text.length(); end++) {
        beginnings.add(text.substring(0, end));
      }
    }
    Load load =
        new Load(
            sen.port(),
            beginnings.stream()
                .map(b -> "/api/suggestions?q=" + SearchQueries.encoded(b))
                .toList());
    load.run(8, Math.min(15, options.get("warm")));
    System.out.println("Suggestions\n");
    System.out.println("| clients | answers/s | p50, ms | p95, ms | p99, ms |");
    System.out.println("|--:|--:|--:|--:|--:|");
    for (int clients : new int[] {1, 8}) {
      List<Load.Sample> samples = List.of(load.run(clients, options.get("seconds")));
      System.out.println(
          Figures.format(
              "| %d | %.0f | %.2f | %.2f | %.2f |",
              clients,
              Load.perSecond(samples),
              Load.milliseconds(samples, 50),
              Load.milliseconds(samples, 95),
              Load.milliseconds(samples, 99)));
    }
  }
}
