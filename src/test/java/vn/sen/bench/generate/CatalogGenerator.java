package vn.sen.bench.generate;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.sen.metadata.Description;
import vn.sen.metadata.DescriptionReader;
import vn.sen.platform.BaseIri;

/**
 * Makes datasets by number, each from the seed and its number alone: in any order, on any number of
 * threads. Themes, agencies, places and formats are skewed as in real catalogs: the first of them
 * have most of the datasets.
 */
public final class CatalogGenerator {
  /** Every so many datasets one is a series, which those after it belong to. */
  static final int SERIES_EVERY = 250;

  private final BaseIri base;
  private final long seed;
  private final Material material;
  private final DescriptionReader reader = new DescriptionReader();

  public CatalogGenerator(BaseIri base, long seed) {
    this.base = base;
    this.seed = seed;
    this.material = Material.read(base);
  }

  /** Numbers 0 to {@code count - 1}, one after the other, none kept. */
  public Stream<Description> stream(int count) {
    return IntStream.range(0, count).mapToObj(this::describe);
  }

  /**
   * @param number from 0
   */
  public Description describe(int number) {
    DatasetPlan plan = plan(number);
    Sentences sentences = new Sentences(seed << 32 | number);
    new DatasetText(base, material, plan, sentences, random(~number)).write(this::plan);
    String iri = base.dataset(plan.slug());
    return reader.fromNTriples(iri, sentences.toString());
  }

  public String slug(int number) {
    return plan(number).slug();
  }

  private DatasetPlan plan(int number) {
    return DatasetPlan.make(number, material, random(number));
  }

  private SplittableRandom random(int number) {
    return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number * 0xD1342543DE82EF95L);
  }
}
