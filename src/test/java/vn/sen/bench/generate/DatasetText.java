package vn.sen.bench.generate;

import static vn.sen.bench.generate.Sentences.iri;
import static vn.sen.bench.generate.Sentences.plain;
import static vn.sen.bench.generate.Sentences.text;
import static vn.sen.bench.generate.Sentences.typed;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import vn.sen.bench.generate.Material.Format;
import vn.sen.bench.generate.Material.Term;
import vn.sen.metadata.Concept;
import vn.sen.metadata.DatasetView;
import vn.sen.platform.BaseIri;

/** Writes one planned dataset as N-Triples. */
final class DatasetText {
  private static final String DCT = "http://purl.org/dc/terms/";
  private static final String DCAT = "http://www.w3.org/ns/dcat#";
  private static final String RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
  private static final String SPDX = "http://spdx.org/rdf/terms#";
  private static final String VCARD = "http://www.w3.org/2006/vcard/ns#";
  private static final String EU = "http://publications.europa.eu/resource/authority/";
  private static final String MEDIA_TYPES = "https://www.iana.org/assignments/media-types/";
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final List<String> LEVELS =
      List.of("open", "open", "open", "open", "registered", "shared", "restricted");
  private static final List<String> FREQUENCIES =
      List.of("ANNUAL", "MONTHLY", "QUARTERLY", "IRREG", "WEEKLY", "DAILY", "ANNUAL_2");

  private final BaseIri base;
  private final Material material;
  private final DatasetPlan plan;
  private final Sentences out;
  private final SplittableRandom random;
  private final Wording wording;
  private final String dataset;
  private LocalDate modified = TODAY;

  DatasetText(
      BaseIri base, Material material, DatasetPlan plan, Sentences out, SplittableRandom random) {
    this.base = base;
    this.material = material;
    this.plan = plan;
    this.out = out;
    this.random = random;
    this.wording = new Wording(plan, random);
    this.dataset = iri(base.dataset(plan.slug()));
  }

  /**
   * @param others plans of other datasets, by number
   */
  void write(IntFunction<DatasetPlan> others) {
    DatasetView seed = plan.topic().seed();
    say(RDF_TYPE, iri(DCAT + (plan.isSeries() ? "DatasetSeries" : "Dataset")));
    say(DCT + "identifier", plain(plan.slug()));
    say(DCT + "title", text(wording.title("vi"), "vi"));
    if (chance(0.9)) {
      say(DCT + "title", text(wording.title("en"), "en"));
    }
    say(DCT + "description", text(wording.description("vi"), "vi"));
    if (chance(0.7)) {
      say(DCT + "description", text(wording.description("en"), "en"));
    }
    keywords();
    seed.themes().forEach(theme -> say(DCAT + "theme", iri(theme)));
    if (chance(0.2)) {
      Material.skewed(material.topics(), random)
          .seed()
          .themes()
          .forEach(theme -> say(DCAT + "theme", iri(theme)));
    }
    Concept subject = Material.skewed(plan.topic().subjects(), random);
    say(DCT + "subject", iri(subject.iri()));
    seed.aiTasks().stream()
        .limit(1 + random.nextInt(2))
        .forEach(task -> say(base.namespace() + "aiTask", iri(task)));
    seed.agency().ifPresent(agency -> say(DCT + "publisher", iri(agency)));
    String level = Material.any(LEVELS, random);
    say(DCT + "accessRights", iri(base.concept("access-levels", level)));
    say(DCT + "accrualPeriodicity", iri(EU + "frequency/" + Material.skewed(FREQUENCIES, random)));
    say(DCT + "spatial", iri(plan.place().iri()));
    say(DCT + "language", iri(EU + "language/VIE"));
    dates();
    period(dataset, "period");
    contact(seed);
    if (!plan.isSeries()) {
      relations(others);
      int count = chance(0.1) ? 0 : 1 + (int) (4 * random.nextDouble() * random.nextDouble());
      for (int i = 0; i < count; i++) {
        distribution(i);
      }
    }
  }

  private void keywords() {
    List<Term> all = plan.topic().keywords();
    int count = 2 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      Term term = i == 0 ? plan.keyword() : Material.any(all, random);
      say(DCAT + "keyword", text(term.vietnamese(), "vi"));
      say(DCAT + "keyword", text(term.english(), "en"));
    }
    say(DCAT + "keyword", text(Material.shortName(plan.place(), "vi"), "vi"));
  }

  private void dates() {
    LocalDate issued = LocalDate.of(plan.year(), plan.month(), 1 + random.nextInt(28));
    LocalDate last = issued.isBefore(TODAY) ? TODAY : issued;
    double part = random.nextDouble();
    long days = last.toEpochDay() - issued.toEpochDay();
    modified = issued.plusDays((long) (days * part * part));
    say(DCT + "issued", typed(issued, "date"));
    say(
        DCT + "modified",
        typed(
            modified
                + "T%02d:%02d:%02dZ"
                    .formatted(random.nextInt(24), random.nextInt(60), random.nextInt(60)),
            "dateTime"));
  }

  private void period(String subject, String label) {
    String period = out.blank(label);
    out.say(subject, DCT + "temporal", period);
    out.say(period, RDF_TYPE, iri(DCT + "PeriodOfTime"));
    out.say(period, DCAT + "startDate", typed(plan.year() + "-01-01", "date"));
    out.say(period, DCAT + "endDate", typed(plan.year() + "-12-31", "date"));
  }

  private void contact(DatasetView seed) {
    seed.contacts().stream()
        .findFirst()
        .ifPresent(
            contact -> {
              String node = out.blank("contact");
              say(DCAT + "contactPoint", node);
              out.say(node, RDF_TYPE, iri(VCARD + "Organization"));
              contact
                  .name()
                  .values()
                  .forEach((language, name) -> out.say(node, VCARD + "fn", text(name, language)));
              contact.url().ifPresent(url -> out.say(node, VCARD + "hasURL", iri(url)));
            });
  }

  private void relations(IntFunction<DatasetPlan> others) {
    if (chance(0.15)) {
      say(DCAT + "inSeries", other(others, plan.seriesNumber()));
    }
    if (chance(0.1)) {
      say(DCAT + "version", plain(1 + random.nextInt(4) + "." + random.nextInt(10)));
      if (plan.number() > 1) {
        say(DCAT + "previousVersion", other(others, plan.number() - 1));
      }
    }
    if (chance(0.04) && plan.number() > 10) {
      say("http://www.w3.org/ns/prov#wasDerivedFrom", other(others, random.nextInt(plan.number())));
    }
    if (chance(0.2)) {
      say(DCAT + "landingPage", iri("https://data.example.vn/" + plan.slug()));
    }
    plan.topic().seed().legislation().stream()
        .limit(1)
        .forEach(clause -> say("http://data.europa.eu/r5r/applicableLegislation", iri(clause)));
  }

  private String other(IntFunction<DatasetPlan> others, int number) {
    return iri(base.dataset(others.apply(number).slug()));
  }

  private void distribution(int index) {
    Format format = Material.skewed(material.formats(), random);
    String name = plan.keyword().english();
    String id = Material.slugOf(name) + "-" + index + "-" + format.suffix();
    String node = iri(base.distribution(plan.slug(), id));
    say(DCAT + "distribution", node);
    out.say(node, RDF_TYPE, iri(DCAT + "Distribution"));
    out.say(node, DCT + "title", text(wording.fileTitle("vi", format.code()), "vi"));
    out.say(node, DCT + "title", text(wording.fileTitle("en", format.code()), "en"));
    out.say(node, DCT + "format", iri(format.iri()));
    out.say(node, DCAT + "mediaType", iri(MEDIA_TYPES + format.mediaType()));
    out.say(node, DCT + "license", iri(Material.skewed(material.licences(), random)));
    String address = "https://files.example.vn/" + plan.slug() + "/" + id + "." + format.suffix();
    out.say(node, DCAT + "accessURL", dataset);
    out.say(node, DCAT + "downloadURL", iri(address));
    long size = (long) Math.exp(6 + 14 * random.nextDouble());
    out.say(node, DCAT + "byteSize", typed(size, "nonNegativeInteger"));
    out.say(node, DCT + "issued", typed(modified.minusDays(random.nextInt(30)), "date"));
    if (chance(0.5)) {
      String checksum = out.blank("checksum" + index);
      out.say(node, SPDX + "checksum", checksum);
      out.say(checksum, RDF_TYPE, iri(SPDX + "Checksum"));
      out.say(checksum, SPDX + "algorithm", iri(SPDX + "checksumAlgorithm_sha256"));
      StringBuilder value = new StringBuilder();
      for (int i = 0; i < 4; i++) {
        value.append("%016x".formatted(random.nextLong()));
      }
      out.say(checksum, SPDX + "checksumValue", typed(value, "hexBinary"));
    }
  }

  private void say(String predicate, String object) {
    out.say(dataset, predicate, object);
  }

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }
}
