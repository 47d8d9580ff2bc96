package vn.sen.access.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.scheduling.annotation.Scheduled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.sen.access.AuditAction;
import vn.sen.access.AuditEvent;
import vn.sen.access.AuditLog;
import vn.sen.catalog.RecordFixture;
import vn.sen.platform.Session;

/** The audit log against whoever has the application's role, and whoever has more. */
class AuditIT {
  @TempDir static Path folder;
  private static RecordFixture record;
  private static AuditLog log;
  private static AuditCheck check;

  @BeforeAll
  static void start() {
    record = RecordFixture.start(folder);
    log = record.get(AuditLog.class);
    check = record.get(AuditCheck.class);
  }

  /** Each test finds the log as if its five entries were the first there have ever been. */
  @BeforeEach
  void write() throws SQLException, IOException {
    tamper("TRUNCATE audit_entry");
    Files.deleteIfExists(folder.resolve("audit.head"));
    for (int i = 1; i <= 5; i++) {
      log.record(
          AuditEvent.of(AuditAction.DATA_USED)
              .inAgency("moh")
              .about("http://localhost/datasets/one")
              .with("purpose", "nghiên cứu " + i));
    }
  }

  @AfterAll
  static void stop() {
    record.close();
  }

  private static void as(String user, String sql) throws SQLException, IOException {
    String file = user.equals("postgres") ? "postgres.password" : "postgres-application.password";
    String password = Files.readString(folder.resolve(file)).strip();
    String port = Files.readAllLines(folder.resolve("postgres/postmaster.pid")).get(3).strip();
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/sen", user, password);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** What a person with all rights on the database could do. */
  private static void tamper(String sql) throws SQLException, IOException {
    as("postgres", "ALTER TABLE audit_entry DISABLE TRIGGER ALL");
    as("postgres", sql);
    as("postgres", "ALTER TABLE audit_entry ENABLE TRIGGER ALL");
  }

  @Test
  void untouchedLog_isWhole() {
    AuditCheck.Report report = check.verify();

    assertThat(report.findings()).isEmpty();
    assertThat(report.entries()).isEqualTo(5);
    assertThat(report.last().orElseThrow().sequence()).isEqualTo(5);
  }

  @Test
  void applicationsRole_canOnlyAppend() {
    for (String sql :
        List.of(
            "UPDATE audit_entry SET actor_name = 'x' WHERE sequence = 1",
            "DELETE FROM audit_entry WHERE sequence = 5",
            "TRUNCATE audit_entry",
            "ALTER TABLE audit_entry DISABLE TRIGGER ALL",
            "DROP TABLE audit_entry",
            "SET ROLE postgres",
            "SET session_replication_role = replica")) {
      assertThatThrownBy(() -> as("sen_application", sql)).as(sql).isInstanceOf(SQLException.class);
    }
    assertThatThrownBy(() -> as("sen_application", "SELECT audit_prune(3)"))
        .hasMessageContaining("no entry of the audit log says");
    assertThat(check.verify().entries()).isEqualTo(5);
  }

  @Test
  void ownerOfTheTable_cannotChangeAnEntryByMistake() {
    for (String sql :
        List.of(
            "UPDATE audit_entry SET actor_name = 'x' WHERE sequence = 1",
            "DELETE FROM audit_entry WHERE sequence = 5",
            "TRUNCATE audit_entry")) {
      assertThatThrownBy(() -> as("postgres", sql)).as(sql).hasMessageContaining("append-only");
    }
  }

  @Test
  void eventsOfATransaction_areEnteredAtItsEndOrNotAtAll() {
    AuditTrail trail = record.get(AuditTrail.class);
    Session session = record.get(Session.class);
    session.together(
        () -> {
          log.record(AuditEvent.of(AuditAction.DATASET_PUBLISHED).with("version", "1.0.0"));
          session.together(
              () -> {
                log.record(AuditEvent.of(AuditAction.DATASET_PUBLISHED).with("version", "1.1.0"));
                return "";
              });
          return "";
        });
    assertThatThrownBy(
            () ->
                session.together(
                    () -> {
                      log.record(AuditEvent.of(AuditAction.DATASET_WITHDRAWN));
                      throw new IllegalStateException("taken back");
                    }))
        .hasMessage("taken back");
    log.record(AuditEvent.of(AuditAction.DATASET_WITHDRAWN).with("reason", "after"));

    assertThat(trail.listAfter(5, 10))
        .extracting(AuditEntry::details)
        .containsExactly(
            List.of("version", "1.0.0"), List.of("version", "1.1.0"), List.of("reason", "after"));
    assertThat(check.verify().findings()).isEmpty();
  }

  @Test
  void alteredEntry_isFound() throws Exception {
    tamper("UPDATE audit_entry SET details = ARRAY['purpose', 'x'] WHERE sequence = 3");

    assertThat(check.verify().findings())
        .containsExactly("Entry 3 was altered: its hash does not fit.");
  }

  @Test
  void missingEntry_isFound() throws Exception {
    tamper("DELETE FROM audit_entry WHERE sequence = 3");

    assertThat(check.verify().findings()).containsExactly("Entry 3 is missing.");
  }

  @Test
  void missingBeginning_isFound() throws Exception {
    tamper("DELETE FROM audit_entry WHERE sequence <= 2");

    assertThat(check.verify().findings())
        .containsExactly(
            "Everything before entry 3 is missing, and no entry says that it was pruned.");
  }

  @Test
  void missingEnd_isFoundByWhatTheDataFolderNotes() throws Exception {
    record.get(AuditHead.class).note();

    tamper("DELETE FROM audit_entry WHERE sequence >= 4");

    assertThat(check.verify().findings())
        .containsExactly(
            "The entries after 3 up to 5 are missing: the portal had noted them in its data"
                + " folder.");
  }

  @Test
  void swappedEntries_areFound() throws Exception {
    tamper(
        """
        UPDATE audit_entry one SET details = other.details, hash = other.hash
        FROM audit_entry other WHERE one.sequence IN (2, 4) AND other.sequence = 6 - one.sequence
        """);

    assertThat(check.verify().findings()).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void writersAtOnce_makeOneChain() throws Exception {
    try (ExecutorService several = Executors.newFixedThreadPool(8)) {
      List<? extends Future<?>> all =
          IntStream.range(0, 80)
              .mapToObj(
                  i -> several.submit(() -> log.record(AuditEvent.of(AuditAction.SIGN_IN_FAILED))))
              .toList();
      for (Future<?> one : all) {
        one.get();
      }
    }

    AuditCheck.Report report = check.verify();
    assertThat(report.findings()).isEmpty();
    assertThat(report.entries()).isEqualTo(85);
  }

  @Test
  void retention_isKeptEveryDay_byItself() throws Exception {
    Scheduled schedule = AuditRetention.class.getMethod("prune").getAnnotation(Scheduled.class);

    assertThat(schedule.fixedDelay()).isEqualTo("1d");
    assertThat(record.get(AuditRetention.class).kept()).isEqualTo(Duration.ofDays(3653));
    tamper("UPDATE audit_entry SET at = at - interval '11 years' WHERE sequence <= 3");
    assertThat(record.get(AuditRetention.class).prune()).isEqualTo(3);
    // What was altered to make it old shows no more: it is gone, and the rest is one chain.
    assertThat(check.verify().findings()).isEmpty();
    assertThat(check.verify().last().orElseThrow().action()).isEqualTo("LOG_PRUNED");
    assertThat(record.get(AuditRetention.class).prune()).isZero();
  }

  @Test
  void retention_prunesWhatIsOld_andTheChainSaysSo() throws Exception {
    long none = record.get(AuditRetention.class).prune();
    AuditTrail trail = record.get(AuditTrail.class);
    AuditEntry second = trail.find(2).orElseThrow();
    log.record(
        AuditEvent.of(AuditAction.LOG_PRUNED).with("through", "2").with("hash", second.hash()));
    assertThatThrownBy(() -> trail.prune(2))
        .rootCause()
        .hasMessageContaining("the audit log keeps at least a year");

    tamper("UPDATE audit_entry SET at = at - interval '400 days' WHERE sequence <= 2");
    long pruned = trail.prune(2);

    assertThat(none).isZero();
    assertThat(pruned).isEqualTo(2);
    assertThat(check.verify().findings()).isEmpty();
    assertThat(check.verify().entries()).isEqualTo(4);
  }
}
