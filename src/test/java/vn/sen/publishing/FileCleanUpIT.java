package vn.sen.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.sen.access.Role;
import vn.sen.access.Scope;
import vn.sen.catalog.Datasets;
import vn.sen.catalog.StoredFiles;
import vn.sen.data.DataFiles;
import vn.sen.data.FilesConfig;
import vn.sen.testing.Afterwards;
import vn.sen.testing.RunningPortal;
import vn.sen.testing.TestPerson;

/** The pass that deletes orphans deletes nothing else. */
class FileCleanUpIT {
  private static RunningPortal portal;
  private static Afterwards afterwards;
  private static TestPerson steward;
  private static DataFiles files;

  @BeforeAll
  static void start() {
    portal = RunningPortal.get();
    afterwards = Afterwards.of(portal);
    steward = portal.signIn("Người dọn", Map.of("mae", Role.STEWARD));
    files = portal.context().getBean(DataFiles.class);
  }

  @AfterAll
  static void withdraw() {
    afterwards.withdrawNew();
  }

  @Test
  void onlyOrphansAreDeleted() {
    String orphan = store("mồ côi");
    String drafted = upload(draft(), "a,b\n1,%s\n");
    String discarded = draft();
    String ofDiscarded = upload(discarded, "a,b\n2,%s\n");
    steward.post("/drafts/" + discarded + "/discard", "edition", edition(discarded));
    String published = draft();
    String old = upload(published, "a,b\n3,%s\n");
    publish(published);
    String now = upload(published, "a,b\n3,%s\n4,5\n");
    publish(published);

    List<String> young = cleanUp(Duration.ZERO).run();
    List<String> deleted = cleanUp(Duration.ofDays(3)).run();

    assertThat(young).doesNotContain(orphan);
    assertThat(deleted).contains(orphan, ofDiscarded).doesNotContain(drafted, old, now);
    assertThat(files.contains(orphan)).isFalse();
    assertThat(files.contains(old)).isTrue();
    // Every file that some dataset has is there still.
    StoredFiles stored = portal.context().getBean(StoredFiles.class);
    for (String slug : portal.context().getBean(Datasets.class).listSlugs()) {
      assertThat(stored.list(slug)).allMatch(file -> files.contains(file.sha256()));
    }
  }

  private static FileCleanUp cleanUp(Duration later) {
    return new FileCleanUp(
        files,
        portal.context().getBean(Drafts.class),
        portal.context().getBean(FilesConfig.class),
        Clock.offset(Clock.systemUTC(), later));
  }

  private static String store(String text) {
    return files
        .store(
            new ByteArrayInputStream((text + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8)))
        .sha256();
  }

  private static String draft() {
    String slug = "don-" + UUID.randomUUID().toString().substring(0, 8);
    steward.post(
        "/drafts",
        "from",
        "blank",
        "agency",
        "mae",
        "slug",
        slug,
        "titleVi",
        "Dọn " + slug,
        "titleEn",
        "Clean-up",
        "descriptionVi",
        "Dữ liệu thử.",
        "descriptionEn",
        "Synthetic.",
        "themes",
        "agriculture",
        "accessLevel",
        "open",
        "licence",
        "cc-by-4.0",
        "contactNameVi",
        "Phòng Dữ liệu",
        "contactUrl",
        "https://example.vn/lh");
    return slug;
  }

  /** The hash of what was uploaded, which is like no other. */
  private static String upload(String slug, String pattern) {
    Drafting drafting = portal.context().getBean(Drafting.class);
    DraftFiles draftFiles = portal.context().getBean(DraftFiles.class);
    String text = pattern.formatted(UUID.randomUUID());
    Draft draft =
        draftFiles.add(
            caller(),
            slug,
            "so-lieu.csv",
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    return draftFiles.get(drafting.get(caller(), draft.slug()), "so-lieu.csv").sha256();
  }

  private static vn.sen.access.Caller caller() {
    return portal
        .context()
        .getBean(vn.sen.access.account.ApiTokens.class)
        .findCaller(new vn.sen.access.account.SecretToken(steward.token(Scope.DECIDE)))
        .orElseThrow();
  }

  private static String edition(String slug) {
    Drafting drafting = portal.context().getBean(Drafting.class);
    return Integer.toString(drafting.get(caller(), slug).edition());
  }

  private static void publish(String slug) {
    assertThat(
            steward
                .post("/drafts/" + slug + "/publish", "edition", edition(slug))
                .headers()
                .firstValue("Location"))
        .contains("/datasets/" + slug);
  }
}
