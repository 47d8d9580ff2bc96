package vn.sen.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeLogIT {
  @TempDir static Path folder;
  private static RecordFixture record;
  private static ChangeLog log;

  @BeforeAll
  static void start() {
    record = RecordFixture.start(folder.resolve("data"));
    log = record.get(ChangeLog.class);
  }

  @AfterAll
  static void stop() {
    record.close();
  }

  @Test
  void read_whileAnEarlierTransactionIsOpen_waitsForItAndSkipsNothing() throws SQLException {
    record.publish("before", "Trước");
    LogPosition start = log.newestCommitted();
    try (Connection early = open();
        Connection late = open()) {
      insert(early, "early");
      insert(late, "late");
      late.commit();

      List<Change> whileOpen = log.read(start, 100);
      early.commit();
      List<Change> afterwards = log.read(start, 100);

      assertThat(whileOpen).isEmpty();
      assertThat(afterwards).extracting(Change::key).containsExactly("early", "late");
    }
  }

  @Test
  void read_sequenceTakenBeforeAnEarlierTransaction_ordersByTransaction() throws SQLException {
    LogPosition start = log.newestCommitted();
    try (Connection first = open();
        Connection second = open()) {
      transactionId(first);
      insert(second, "second");
      second.commit();
      insert(first, "first");
      first.commit();

      List<Change> all = log.read(start, 100);
      List<Change> rest = log.read(all.getFirst().position(), 100);

      assertThat(all).extracting(Change::key).containsExactly("first", "second");
      assertThat(all.getFirst().position().sequence())
          .isGreaterThan(all.getLast().position().sequence());
      assertThat(rest).extracting(Change::key).containsExactly("second");
    }
  }

  @Test
  void read_afterARollback_showsNothingOfIt() throws SQLException {
    LogPosition start = log.newestCommitted();
    try (Connection connection = open()) {
      insert(connection, "never");
      connection.rollback();
    }

    assertThat(log.read(start, 100)).isEmpty();
  }

  @Test
  void read_limited_isResumedWithoutGapOrRepetition() {
    LogPosition start = log.newestCommitted();
    for (int i = 0; i < 5; i++) {
      record.publish("many-" + i, "Nhiều");
    }

    List<Change> first = log.read(start, 2);
    List<Change> rest = log.read(first.getLast().position(), 100);

    assertThat(first).extracting(Change::key).containsExactly("many-0", "many-1");
    assertThat(rest).extracting(Change::key).containsExactly("many-2", "many-3", "many-4");
  }

  private static Connection open() throws SQLException {
    Connection connection = record.connect();
    connection.setAutoCommit(false);
    return connection;
  }

  private static void insert(Connection connection, String key) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "INSERT INTO change_log (kind, key, at) VALUES ('DATASET', '" + key + "', now())");
    }
  }

  private static void transactionId(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT pg_current_xact_id()")) {
      assertThat(row.next()).isTrue();
    }
  }
}
