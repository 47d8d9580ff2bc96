package vn.sen.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.Description;
import vn.sen.platform.ProblemException;
import vn.sen.platform.Session;

class DatasetsIT {
  @TempDir static Path folder;
  private static RecordFixture record;
  private static Datasets datasets;

  @BeforeAll
  static void start() {
    record = RecordFixture.start(folder.resolve("data"));
    datasets = record.get(Datasets.class);
  }

  @AfterAll
  static void stop() {
    record.close();
  }

  @Test
  void publish_newDataset_isFoundAsItWasDescribed() {
    Description description = record.description("rice", "Lúa gạo đồng bằng");

    int revision = datasets.publish(description, RecordFixture.EVERYBODY, "An", "first");

    Dataset found = datasets.find("rice", RecordFixture.PUBLIC).orElseThrow();
    assertThat(revision).isEqualTo(1);
    assertThat(found.description()).isEqualTo(description);
    assertThat(found.description().nTriples()).contains("https://example.vn/depth");
    assertThat(found.state()).isEqualTo(Dataset.State.PUBLISHED);
    assertThat(datasets.listRevisions("rice", RecordFixture.PUBLIC))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.author()).isEqualTo("An");
              assertThat(entry.note()).isEqualTo("first");
            });
  }

  @Test
  void publish_equalDescription_makesNoRevisionAndNoChange() {
    record.publish("coffee", "Cà phê");
    LogPosition before = record.get(ChangeLog.class).newestCommitted();

    int revision = record.publish("coffee", "Cà phê");

    assertThat(revision).isEqualTo(1);
    assertThat(datasets.listRevisions("coffee", RecordFixture.PUBLIC)).hasSize(1);
    assertThat(record.get(ChangeLog.class).newestCommitted()).isEqualTo(before);
  }

  @Test
  void restriction_withinALargerWrite_isToldOnceItCanBeSeen() {
    record.publish("closing", "Sẽ đóng");
    Datasets.Audience agencyOnly =
        new Datasets.Audience(Set.of("agency:moh"), Set.of("agency:moh"));
    List<String> told = new ArrayList<>();
    record
        .get(CommitSignal.class)
        .listen(
            new CommitSignal.Listener() {
              @Override
              public void wake() {}

              @Override
              public void expedite(String slug) {
                told.add(slug + " " + discoverable(slug));
              }

              @Override
              public void awaitExpedited(String slug, long deadline) {}
            });
    Session session = record.get(Session.class);

    assertThatThrownBy(
            () ->
                session.together(
                    () -> {
                      datasets.publish(record.description("closing", "A"), agencyOnly, "An", "");
                      throw new IllegalStateException("rolled back");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(told).isEmpty();
    session.together(
        () -> datasets.publish(record.description("closing", "B"), agencyOnly, "An", ""));

    assertThat(told).containsExactly("closing {agency:moh}");
  }

  /** As everybody else sees it. */
  private static String discoverable(String slug) {
    try (Connection connection = record.connect();
        PreparedStatement query =
            connection.prepareStatement("SELECT discover FROM dataset WHERE slug = ?")) {
      query.setString(1, slug);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void listStatuses_leavesOutWhatIsWithdrawnOrNotDiscoverable() {
    Datasets.Audience agencyOnly =
        new Datasets.Audience(Set.of("agency:moh"), Set.of("agency:moh"));
    record.publish("salt", "Muối");
    record.publish("sugar", "Đường");
    datasets.withdraw("sugar", "An", "double");
    datasets.publish(record.description("secret", "Riêng"), agencyOnly, "An", "");

    assertThat(datasets.listStatuses(RecordFixture.PUBLIC))
        .containsEntry("salt", DatasetView.Status.PLANNED)
        .doesNotContainKeys("sugar", "secret");
    assertThat(datasets.listStatuses(Set.of("agency:moh"))).containsKey("secret");
  }

  @Test
  void publish_changedDescription_keepsEveryRevision() {
    record.publish("tea", "Chè");
    record.publish("tea", "Chè Thái Nguyên");

    assertThat(datasets.find("tea", RecordFixture.PUBLIC).orElseThrow().revision()).isEqualTo(2);
    assertThat(datasets.findRevision("tea", 1, RecordFixture.PUBLIC))
        .contains(record.description("tea", "Chè"));
    assertThat(datasets.findRevision("tea", 3, RecordFixture.PUBLIC)).isEmpty();
  }

  @Test
  void find_withoutAMeetingToken_knowsNothing() {
    datasets.publish(
        record.description("border", "Biên giới"),
        new Datasets.Audience(Set.of("government"), Set.of("government")),
        "An",
        "");

    assertThat(datasets.find("border", RecordFixture.PUBLIC)).isEmpty();
    assertThat(datasets.listRevisions("border", RecordFixture.PUBLIC)).isEmpty();
    assertThat(datasets.findRevision("border", 1, RecordFixture.PUBLIC)).isEmpty();
    assertThat(datasets.find("border", Set.of("public", "government"))).isPresent();
  }

  @Test
  void withdraw_published_leavesATombstoneThatAPublicationLifts() {
    record.publish("fish", "Thuỷ sản");

    datasets.withdraw("fish", "An", "published twice");

    assertThat(datasets.find("fish", RecordFixture.PUBLIC).orElseThrow().state())
        .isEqualTo(Dataset.State.WITHDRAWN);
    assertThat(datasets.listRevisions("fish", RecordFixture.PUBLIC).getFirst().note())
        .isEqualTo("published twice");
    assertThat(record.publish("fish", "Thuỷ sản")).isEqualTo(3);
    assertThat(datasets.find("fish", RecordFixture.PUBLIC).orElseThrow().state())
        .isEqualTo(Dataset.State.PUBLISHED);
  }

  @Test
  void withdraw_unknown_isNotFound() {
    assertThatThrownBy(() -> datasets.withdraw("nothing", "An", ""))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.type().status()).isEqualTo(404));
  }

  @Test
  void publish_byManyWritersAtOnce_losesNothingAndNumbersWithoutGaps() throws Exception {
    int writers = 6;
    int each = 15;
    LogPosition before = record.get(ChangeLog.class).newestCommitted();

    List<Future<Void>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
      for (int writer = 0; writer < writers; writer++) {
        String name = "writer " + writer;
        Callable<Void> writing =
            () -> {
              for (int i = 0; i < each; i++) {
                record.publish("contested", name + " version " + i);
              }
              return null;
            };
        running.add(threads.submit(writing));
      }
      for (Future<Void> one : running) {
        one.get();
      }
    }

    int total = writers * each;
    assertThat(
            datasets.listRevisions("contested", RecordFixture.PUBLIC).stream()
                .map(Revision::number))
        .containsExactlyElementsOf(
            IntStream.iterate(total, n -> n - 1).limit(total).boxed().toList());
    assertThat(record.get(ChangeLog.class).countAfter(before)).isEqualTo(total);
  }
}
