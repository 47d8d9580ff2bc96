package vn.sen.publishing.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.sen.access.Role;
import vn.sen.access.Scope;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.DatasetHistories;
import vn.sen.catalog.Datasets;
import vn.sen.catalog.StoredFiles;
import vn.sen.data.DataFiles;
import vn.sen.metadata.Description;
import vn.sen.metadata.DescriptionReader;
import vn.sen.metadata.RdfSyntax;
import vn.sen.privacy.DisclosureChecks;
import vn.sen.privacy.FindingOverride;
import vn.sen.privacy.detect.Kind;
import vn.sen.publishing.Drafts;
import vn.sen.targets.SeedLoader;
import vn.sen.testing.Afterwards;
import vn.sen.testing.RunningPortal;

/** The round trip: export, an empty portal, import gives the same catalog. */
class ArchiveIT {
  /** No other test publishes for this agency. */
  private static final String AGENCY = "moj";

  /** Nor for this one, whose archive must not be taken as it is. */
  private static final String OTHER = "vast";

  private static RunningPortal portal;
  private static Afterwards afterwards;
  private static ApplicationContext empty;
  private static String token;
  @TempDir static Path folder;

  @BeforeAll
  static void start() {
    portal = RunningPortal.get();
    afterwards = Afterwards.of(portal);
    token =
        portal
            .signIn("Người giữ kho", Map.of(AGENCY, Role.STEWARD, OTHER, Role.STEWARD))
            .token(Scope.DECIDE);
    empty =
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .deduceCloudEnvironment(false)
            .properties(
                Map.of(
                    "sen.data",
                    folder.resolve("empty").toString(),
                    "sen.base-iri",
                    "https://khac.example.vn/",
                    "sen.follow",
                    false))
            .start();
    empty.getBean(SeedLoader.class).load();
  }

  @AfterAll
  static void stop() {
    afterwards.withdrawNew();
    empty.close();
  }

  @Test
  void roundTrip_givesTheSameCatalog() throws IOException {
    String kept = publish("Giữ lại");
    call("PUT", "/api/datasets/" + kept + "/files/b.csv", "ma,ten\n1,Huế\n2,Hà Nội\n");
    call("POST", "/api/datasets/" + kept + "/publish", "{}");
    String withdrawn = publish("Sẽ rút");
    call("POST", "/api/datasets/" + withdrawn + "/withdraw", "{\"reason\": \"Số liệu sai\"}");
    Path archive = export();

    ArchiveImport.Report report =
        empty.getBean(ArchiveImport.class).run(archive, false, line -> {});

    assertThat(report.refused()).isEmpty();
    DatasetHistories here = portal.context().getBean(DatasetHistories.class);
    DatasetHistories there = empty.getBean(DatasetHistories.class);
    var slugs = here.listSlugs(portal.baseIri() + "agencies/" + AGENCY);
    assertThat(slugs).contains(kept, withdrawn);
    assertThat(there.listSlugs("https://khac.example.vn/agencies/" + AGENCY)).isEqualTo(slugs);
    for (String slug : slugs) {
      assertThat(there.list(slug).stream().map(one -> compared(slug, one)).toList())
          .as(slug)
          .isEqualTo(here.list(slug).stream().map(one -> compared(slug, moved(one))).toList());
      Dataset one = portal.context().getBean(Datasets.class).findAny(slug).orElseThrow();
      Dataset other = empty.getBean(Datasets.class).findAny(slug).orElseThrow();
      assertThat(other.state()).isEqualTo(one.state());
      assertThat(other.discover()).isEqualTo(one.discover());
      assertThat(other.use()).isEqualTo(one.use());
      assertThat(other.created()).isEqualTo(one.created());
      assertThat(other.modified()).isEqualTo(one.modified());
      assertThat(empty.getBean(StoredFiles.class).list(slug))
          .isEqualTo(portal.context().getBean(StoredFiles.class).list(slug));
      assertThat(empty.getBean(Drafts.class).listVersions(slug))
          .isEqualTo(portal.context().getBean(Drafts.class).listVersions(slug));
    }
    String sha256 = empty.getBean(StoredFiles.class).find(kept, "b.csv").orElseThrow().sha256();
    try (InputStream bytes = empty.getBean(DataFiles.class).open(sha256, 0)) {
      assertThat(new String(bytes.readAllBytes(), StandardCharsets.UTF_8)).contains("Hà Nội");
    }
    // The first version's file, which the second replaced, is there too.
    assertThat(empty.getBean(Drafts.class).listVersionFiles(kept, "1.0.0")).hasSize(1);

    ArchiveImport.Report again = empty.getBean(ArchiveImport.class).run(archive, false, line -> {});
    assertThat(again.refused()).isEmpty();
    assertThat(there.list(kept)).hasSize(here.list(kept).size());
  }

  /** The order of statements and the names of blank nodes do not count. */
  private record Compared(
      int number, Instant created, String author, String note, Description description) {}

  private static Compared compared(String slug, DatasetHistories.Entry entry) {
    return new Compared(
        entry.number(),
        entry.created(),
        entry.author(),
        entry.note(),
        empty
            .getBean(DescriptionReader.class)
            .read(
                entry.description(),
                RdfSyntax.N_TRIPLES,
                "https://khac.example.vn/",
                "https://khac.example.vn/datasets/" + slug));
  }

  private static DatasetHistories.Entry moved(DatasetHistories.Entry entry) {
    return new DatasetHistories.Entry(
        entry.number(),
        entry.created(),
        entry.author(),
        entry.note(),
        entry.description().replace("<" + portal.baseIri(), "<https://khac.example.vn/"));
  }

  @Test
  void alteredFile_keepsItsDatasetOut() throws IOException {
    String slug = publish("Bị sửa");
    Path altered = folder.resolve("altered.zip");
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(export()));
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(altered))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        byte[] bytes = in.readAllBytes();
        String text = new String(bytes, StandardCharsets.UTF_8);
        out.write(
            entry.getName().startsWith("files/") && text.contains(slug)
                ? text.replace("Huế", "Vinh").getBytes(StandardCharsets.UTF_8)
                : bytes);
      }
    }

    ArchiveImport.Report report =
        empty.getBean(ArchiveImport.class).run(altered, false, line -> {});

    assertThat(report.refused()).anyMatch(line -> line.startsWith(slug));
    assertThat(empty.getBean(Datasets.class).findAny(slug)).isEmpty();
  }

  @Test
  void fileThatOnlyTheOtherPortalLetPass_keepsItsDatasetOut() throws IOException {
    String slug = draft("Số mẫu", OTHER);
    call("PUT", "/api/datasets/" + slug + "/files/m.csv", "Mặt hàng,SĐT\nGạo,0912345678\n");
    Drafts drafts = portal.context().getBean(Drafts.class);
    String sha256 = drafts.listFiles(drafts.findOpen(slug).orElseThrow().id()).getFirst().sha256();
    FindingOverride vouched =
        new FindingOverride("SĐT", Optional.of(Kind.PHONE), "số mẫu", "steward", Instant.EPOCH);
    portal.context().getBean(DisclosureChecks.class).put(slug, sha256, vouched);
    call("POST", "/api/datasets/" + slug + "/publish", "{}");
    Path archive = export(OTHER);
    ArchiveImport imports = empty.getBean(ArchiveImport.class);

    ArchiveImport.Report refused = imports.run(archive, false, line -> {});

    assertThat(refused.refused())
        .singleElement()
        .satisfies(line -> assertThat(line).startsWith(slug).contains("m.csv", "personal data"));
    assertThat(empty.getBean(Datasets.class).findAny(slug)).isEmpty();
    assertThat(empty.getBean(StoredFiles.class).list(slug)).isEmpty();

    empty.getBean(DisclosureChecks.class).put(slug, sha256, vouched);
    assertThat(imports.run(archive, false, line -> {}).refused()).isEmpty();
  }

  @Test
  void othersMayNotExport() {
    String other = portal.signIn("Cơ quan khác", Map.of("moh", Role.STEWARD)).token(Scope.DECIDE);

    assertThat(
            portal
                .get("/api/agencies/" + AGENCY + "/archive", "Authorization", "Bearer " + other)
                .statusCode())
        .isEqualTo(403);
  }

  private static Path export() throws IOException {
    return export(AGENCY);
  }

  private static Path export(String agency) throws IOException {
    Path file = Files.createTempFile(folder, "archive", ".zip");
    HttpResponse<byte[]> response =
        portal.send(
            portal
                .request("/api/agencies/" + agency + "/archive", "Authorization", "Bearer " + token)
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(response.statusCode()).isEqualTo(200);
    Files.write(file, response.body());
    assertThat(ArchiveImport.isArchive(file)).isTrue();
    return file;
  }

  private static String publish(String title) {
    String slug = draft(title, AGENCY);
    call("PUT", "/api/datasets/" + slug + "/files/b.csv", "ma,ten\n1,Huế\n2,%s\n".formatted(slug));
    call("POST", "/api/datasets/" + slug + "/publish", "{}");
    return slug;
  }

  private static String draft(String title, String agency) {
    String slug = "kho-" + UUID.randomUUID().toString().substring(0, 8);
    call(
        "POST",
        "/api/datasets",
        """
        {"slug": "%s", "agency": "%s", "titleVi": "%s", "titleEn": "Archived",
         "descriptionVi": "Dữ liệu thử, do máy tạo ra.", "descriptionEn": "Synthetic data.",
         "themes": ["justice"], "accessLevel": "open", "licence": "cc-by-4.0",
         "contactNameVi": "Trung tâm Thông tin", "contactUrl": "https://example.vn/lien-he"}
        """
            .formatted(slug, agency, title));
    return slug;
  }

  private static void call(String method, String path, String body) {
    HttpRequest request =
        portal
            .request(path, "Authorization", "Bearer " + token, "Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response = portal.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(path + " " + response.body()).isBetween(200, 299);
  }
}
