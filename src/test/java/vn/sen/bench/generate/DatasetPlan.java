package vn.sen.bench.generate;

import java.util.List;
import java.util.SplittableRandom;
import vn.sen.bench.generate.Material.Term;
import vn.sen.bench.generate.Material.Topic;
import vn.sen.metadata.Concept;

/**
 * What a dataset is about, decided before a word of it is written, so that others can refer to it
 * by its slug.
 */
record DatasetPlan(
    int number, boolean isSeries, Topic topic, Term keyword, Concept place, int year, int month) {

  private static final int FIRST_YEAR = 2005;
  private static final int LAST_YEAR = 2026;
  private static final List<Integer> MONTHS = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);

  static DatasetPlan make(int number, Material material, SplittableRandom random) {
    Topic topic = Material.skewed(material.topics(), random);
    Term keyword = Material.skewed(topic.keywords(), random);
    Concept place = Material.skewed(material.places(), random);
    double age = random.nextDouble();
    int year = LAST_YEAR - (int) ((LAST_YEAR - FIRST_YEAR + 1) * age * age);
    return new DatasetPlan(
        number,
        number % CatalogGenerator.SERIES_EVERY == 0,
        topic,
        keyword,
        place,
        year,
        Material.any(MONTHS, random));
  }

  String slug() {
    return Material.slugOf(keyword.english() + " " + Material.shortName(place, "en"))
        + (isSeries ? "-series-" : "-" + year + "-")
        + number;
  }

  /** Number of the series before it in the catalog. */
  int seriesNumber() {
    return number - number % CatalogGenerator.SERIES_EVERY;
  }
}
