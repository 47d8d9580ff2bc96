package vn.sen.publishing.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.DatasetLinks;
import vn.sen.catalog.Datasets;
import vn.sen.catalog.RecordFixture;
import vn.sen.metadata.Profile;
import vn.sen.metadata.RdfSyntax;
import vn.sen.metadata.ResourceKind;
import vn.sen.metadata.ValidationReport;
import vn.sen.platform.ProblemException;
import vn.sen.targets.SeedLoader;
import vn.sen.testing.Corpora;

class CatalogImportIT {
  private static final Set<String> PUBLIC = Set.of("public");
  private static final String START =
      """
      PREFIX dcat: <http://www.w3.org/ns/dcat#>
      PREFIX dct: <http://purl.org/dc/terms/>
      PREFIX foaf: <http://xmlns.com/foaf/0.1/>
      """;

  @TempDir static Path folder;
  private static RecordFixture record;
  private static CatalogImport imports;
  private static Datasets datasets;

  @BeforeAll
  static void start() {
    record = RecordFixture.start(folder);
    record.get(SeedLoader.class).load();
    imports = record.get(CatalogImport.class);
    datasets = record.get(Datasets.class);
  }

  @AfterAll
  static void stop() {
    record.close();
  }

  @Test
  void foreignDataset_keepsItsIriAndGetsAnAddressHere() {
    ImportReport report =
        run(
            START
                + "<https://data.example.org/set/Quả-cầu> a dcat:Dataset ; dct:title \"Quả cầu\"@vi"
                + " ; <https://unknown.example/p> [ <https://unknown.example/q> 7 ] .");

    String slug =
        record
            .get(DatasetLinks.class)
            .findSlug("https://data.example.org/set/Quả-cầu")
            .orElseThrow();
    Dataset dataset = datasets.find(slug, PUBLIC).orElseThrow();
    assertThat(report.created()).isEqualTo(1);
    assertThat(slug).isEqualTo("qua-cau");
    assertThat(dataset.view().iri()).isEqualTo("https://data.example.org/set/Quả-cầu");
    assertThat(dataset.description().nTriples())
        .contains("https://unknown.example/q", "isPrimaryTopicOf> <" + RecordFixture.BASE);
  }

  @Test
  void personInADescription_isInTheReport_andTaken() {
    ImportReport report =
        run(
            START
                + "<https://data.example.org/set/hoi> a dcat:Dataset ; dct:title \"Thử\"@vi ;"
                + " dct:description \"Hỏi bà Trần Thị Nga, ĐT 0912345678\"@vi .");

    assertThat(report.created()).isEqualTo(1);
    assertThat(report.judged().causes())
        .filteredOn(cause -> cause.shape().endsWith("personal-data-phone"))
        .singleElement()
        .satisfies(
            cause -> assertThat(cause.severity()).isEqualTo(ValidationReport.Severity.WARNING));
  }

  @Test
  void sameDocumentTwice_isOneRevision() {
    String document =
        START
            + "<https://twice.example/a> a dcat:Dataset ; dct:title \"Hai lần\"@vi ;"
            + " dct:spatial [ dcat:bbox \"x\" ] , [ dcat:bbox \"y\" ] .";
    run(document);

    ImportReport again =
        run(
            document.replace(
                "[ dcat:bbox \"x\" ] , [ dcat:bbox \"y\" ]",
                "[ dcat:bbox \"y\" ] , [ dcat:bbox \"x\" ]"));

    assertThat(again.unchanged()).isEqualTo(1);
    assertThat(
            slugOf("https://twice.example/a")
                .map(s -> datasets.listRevisions(s, PUBLIC))
                .orElseThrow())
        .hasSize(1);
  }

  @Test
  void dryRun_savesNothing() {
    ImportReport report =
        run(
            options(Optional.empty(), true, false, false),
            source("dry.ttl", START + "<https://dry.example/a> a dcat:Dataset ."));

    assertThat(report.created()).isEqualTo(1);
    assertThat(slugOf("https://dry.example/a")).isEmpty();
  }

  @Test
  void oneBadRecord_keepsNothingElseOut() {
    List<ImportIssue> told = new ArrayList<>();
    ImportReport report =
        imports.run(
            List.of(
                source("broken.ttl", "<a> <b> .\n"),
                source(
                    "catalog.ttl",
                    START
                        + "<https://c.example/catalog> a dcat:Catalog ; dct:title \"C\" ;"
                        + " dcat:dataset <https://c.example/a> , [ a dcat:Dataset ] .\n"
                        + "<https://c.example/a> a dcat:Dataset ; dct:title \"A\"@en .\n"),
                source("notes.txt", "words")),
            options(Optional.empty(), false, false, false),
            new CatalogImport.Progress() {
              @Override
              public void issue(ImportIssue issue) {
                told.add(issue);
              }

              @Override
              public void done(int records) {}
            });

    assertThat(report.created()).isEqualTo(1);
    assertThat(report.leftOver()).isPositive();
    assertThat(told).hasSize(3).isEqualTo(report.issues());
    assertThat(told.get(0).line(Locale.ENGLISH)).startsWith("broken.ttl").contains("Line 1");
    assertThat(told.get(1).line(Locale.ENGLISH)).contains("catalog.ttl:4:", "no IRI");
    assertThat(told.get(2).line(Locale.of("vi"))).contains("không rõ cú pháp");
  }

  @Test
  void recordThatTheDatabaseCannotHold_keepsNothingElseOut() {
    Random random = new Random(1);
    StringBuilder endless = new StringBuilder("https://endless.example/");
    random.ints(9_000, 'a', 'z' + 1).forEach(letter -> endless.append((char) letter));
    ImportReport report =
        run(
            START
                + "<https://e1.example/first> a dcat:Dataset ; dct:title \"Đầu\"@vi .\n<"
                + endless
                + "> a dcat:Dataset ; dct:title \"Giữa\"@vi .\n"
                + "<https://e3.example/last> a dcat:Dataset ; dct:title \"Cuối\"@vi .");

    assertThat(report.created()).isEqualTo(2);
    assertThat(report.issues())
        .singleElement()
        .satisfies(issue -> assertThat(issue.record()).isEqualTo(endless.toString()));
    assertThat(slugOf("https://e1.example/first")).isPresent();
    assertThat(slugOf("https://e3.example/last")).isPresent();
    assertThat(slugOf(endless.toString())).isEmpty();
  }

  @Test
  void anothersIriOrDataset_isRefused() {
    ImportReport report =
        run(
            options(Optional.of("moit"), false, false, false),
            source(
                "claims.ttl",
                START
                    + "<https://claim.example/a> a dcat:Dataset ; dct:publisher <agencies/sbv> .\n"
                    + "<datasets/exchange-rates> a dcat:Dataset ; dct:title \"Của tôi\"@vi .\n"
                    + "<agencies/moit> a dcat:Dataset .\n"
                    + "<https://claim.example/b> a dcat:Dataset ; dct:publisher <agencies/moit>"
                    + " .\n"));

    assertThat(report.created()).isEqualTo(1);
    assertThat(report.issues())
        .extracting(ImportIssue::record)
        .containsExactlyInAnyOrder(
            "https://claim.example/a",
            RecordFixture.BASE + "datasets/exchange-rates",
            RecordFixture.BASE + "agencies/moit");
    assertThat(
            datasets
                .find("exchange-rates", PUBLIC)
                .orElseThrow()
                .view()
                .title()
                .in(Locale.of("vi")))
        .doesNotContain("Của tôi");
  }

  @Test
  void documentThatChoosesAnAddress_doesNotGetIt() {
    run(
        START
            + "<https://spoof.example/a> a dcat:Dataset ; dct:title \"Giả\"@vi ;"
            + " foaf:isPrimaryTopicOf <datasets/power-plants> .");

    assertThat(slugOf("https://spoof.example/a")).isPresent().get().isNotEqualTo("power-plants");
    assertThat(
            datasets.find("power-plants", PUBLIC).orElseThrow().view().title().in(Locale.of("vi")))
        .isNotEqualTo("Giả");
  }

  @Test
  void twoDatasetsWithOneIdentifier_theSecondIsRefused() {
    ImportReport report =
        run(
            START
                + "<https://id.example/a> a dcat:Dataset ; dct:identifier \"shared-id\" .\n"
                + "<https://id.example/b> a dcat:Dataset ; dct:identifier \"shared-id\" .\n"
                + "<https://id.example/c> a dcat:Dataset ; dct:identifier \"exchange-rates\" .\n");

    assertThat(report.created()).isEqualTo(1);
    assertThat(report.issues())
        .extracting(issue -> issue.why().in(Locale.ENGLISH))
        .satisfiesExactlyInAnyOrder(
            why -> assertThat(why).contains("shared-id", "https://id.example/a"),
            why -> assertThat(why).contains("exchange-rates"));
  }

  @Test
  void unknownAgency_isToldBeforeAnythingIsDone() {
    assertThatThrownBy(
            () ->
                run(
                    options(Optional.of("nobody"), false, false, false),
                    source("x.ttl", START + "<https://x.example/a> a dcat:Dataset .")))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void repair_keepsBothStatementsInTheNote() {
    run(
        options(Optional.of("moit"), false, false, true),
        source(
            "repair.ttl",
            START
                + "<https://repair.example/a> a dcat:Dataset ; dct:title \"Sửa\"@vi ; dct:language"
                + " \"vi\" ."));

    String slug = slugOf("https://repair.example/a").orElseThrow();
    Dataset dataset = datasets.find(slug, PUBLIC).orElseThrow();
    assertThat(dataset.view().languages())
        .containsExactly("http://publications.europa.eu/resource/authority/language/VIE");
    assertThat(dataset.view().agency()).contains(RecordFixture.BASE + "agencies/moit");
    assertThat(datasets.listRevisions(slug, PUBLIC).getFirst().note())
        .contains(
            "- <https://repair.example/a> <http://purl.org/dc/terms/language> \"vi\" .", "+ <");
  }

  @Test
  void strict_refusesWhatViolates() {
    ImportReport report =
        run(
            options(Optional.empty(), false, true, false),
            source("strict.ttl", START + "<https://strict.example/a> a dcat:Dataset ."));

    assertThat(report.created()).isZero();
    assertThat(report.issues().getFirst().why().in(Locale.ENGLISH)).contains("violates DCAT-VN");
    assertThat(report.judged().count(ValidationReport.Severity.VIOLATION)).isPositive();
  }

  @Test
  void everyFileOfTheCorpora_isTaken() throws Exception {
    List<ImportSource> sources = new ArrayList<>();
    for (Path file : Corpora.dcat()) {
      sources.add(
          new ImportSource(
              file.getFileName().toString(),
              file.toUri().toString(),
              Optional.of(RdfSyntax.TURTLE),
              Files.readAllBytes(file)));
    }

    ImportReport report =
        imports.run(
            sources, options(Optional.empty(), false, false, false), CatalogImport.Progress.SILENT);

    assertThat(report.taken()).isGreaterThan(50);
    assertThat(report.issues())
        .allSatisfy(
            issue ->
                assertThat(issue.why().in(Locale.ENGLISH))
                    .containsAnyOf("cannot be read", "describes no", "already belongs", "no IRI"));
    List<ResourceKind> kinds =
        datasets.listSlugs().stream()
            .flatMap(slug -> datasets.find(slug, PUBLIC).stream())
            .map(dataset -> ResourceKind.of(dataset.description()))
            .distinct()
            .toList();
    assertThat(kinds).contains(ResourceKind.SERIES, ResourceKind.SERVICE);
  }

  private static Optional<String> slugOf(String iri) {
    return record.get(DatasetLinks.class).findSlug(iri);
  }

  private static ImportReport run(String turtle) {
    return run(options(Optional.empty(), false, false, false), source("document.ttl", turtle));
  }

  private static ImportReport run(ImportOptions options, ImportSource source) {
    return imports.run(List.of(source), options, CatalogImport.Progress.SILENT);
  }

  private static ImportOptions options(
      Optional<String> agency, boolean dryRun, boolean strict, boolean repair) {
    return new ImportOptions(agency, dryRun, strict, repair, Profile.DCAT_VN, "tester");
  }

  private static ImportSource source(String name, String text) {
    return new ImportSource(
        name,
        RecordFixture.BASE,
        RdfSyntax.findByFileName(name),
        text.getBytes(StandardCharsets.UTF_8));
  }
}
