package vn.sen.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How search grows with the catalog: answers per second and their slowest hundredth with eight
 * clients, from 10,000 datasets to a million with the same heap. Options: {@code --most}, {@code
 * --seconds}, {@code --warm}, {@code --heap-mb}, {@code --keep 1}; the plot goes to {@code
 * docs/images/search-growth.svg}.
 */
final class SearchGrowthBench {
  private static final int[] SIZES = {10_000, 30_000, 100_000, 300_000, 1_000_000};
  private static final int CLIENTS = 8;
  private static final int QUERIES = 6_000;
  private static final Path PLOT = Path.of("docs", "images", "search-growth.svg");

  private SearchGrowthBench() {}

  public static void main(String[] arguments) throws Exception {
    Arguments options =
        Arguments.parse(
            arguments,
            Map.of("most", 1_000_000, "seconds", 10, "warm", 20, "heap-mb", 2_048, "keep", 0));
    Map<String, List<GrowthPlot.Point>> lines = new LinkedHashMap<>();
    lines.put("any word", new ArrayList<>());
    lines.put("all words", new ArrayList<>());
    List<String> rows = new ArrayList<>();
    System.out.printf("**Growth of search** (%s)%n%n", Machine.describe());
    for (int size : IntStream.of(SIZES).filter(s -> s <= options.get("most")).toArray()) {
      SearchEngines engines = new SearchEngines(size, options.get("heap-mb"));
      if (options.get("keep") == 0) {
        engines.forget();
      }
      engines.fillSen(false).ifPresent(System.out::println);
      List<SearchQueries.Question> questions = engines.questions(QUERIES);
      try (PortalProcess sen = engines.startSen()) {
        StringBuilder row = new StringBuilder(Figures.format("| %d |", size));
        for (Map.Entry<String, List<GrowthPlot.Point>> line : lines.entrySet()) {
          String match = line.getKey().equals("any word") ? "any" : "best";
          Load load = new Load(sen.port(), questions.stream().map(q -> q.ofSen(match)).toList());
          load.run(CLIENTS, options.get("warm"));
          List<Load.Sample> samples = List.of(load.run(CLIENTS, options.get("seconds")));
          line.getValue().add(new GrowthPlot.Point(size, Load.perSecond(samples)));
          row.append(
              Figures.format(
                  " %.0f | %.2f | %.2f |",
                  Load.perSecond(samples),
                  Load.milliseconds(samples, 50),
                  Load.milliseconds(samples, 99)));
        }
        rows.add(row.append(Figures.format(" %.0f |", sen.residentMegabytes())).toString());
      }
    }
    System.out.println(
        "\n| datasets | any word: answers/s | p50, ms | p99, ms | all words: answers/s | p50, ms"
            + " | p99, ms | resident, MB |");
    System.out.println("|--:|--:|--:|--:|--:|--:|--:|--:|");
    rows.forEach(System.out::println);
    Files.writeString(
        Path.of(System.getProperty("sen.root", ".")).resolve(PLOT), GrowthPlot.draw(lines));
    System.out.println("\nPlotted in " + PLOT);
  }
}
