package vn.sen.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link Follower} owes a read model, shown with one that is kept in memory. */
class FollowerIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir static Path folder;
  private static RecordFixture record;
  private static ChangeLog log;

  private final Titles titles = new Titles();
  private Follower follower;

  @BeforeAll
  static void startRecord() {
    record = RecordFixture.start(folder.resolve("data"));
    log = record.get(ChangeLog.class);
  }

  @AfterAll
  static void stopRecord() {
    record.close();
  }

  @BeforeEach
  void start() {
    record.publish("salt", "Muối");
    follow();
  }

  @AfterEach
  void stop() {
    follower.requestStop();
    follower.awaitStop();
  }

  @Test
  void newModel_isBuiltFromTheRecordAndThenFollowsIt() throws Exception {
    await();
    assertThat(titles.committed).containsEntry("salt", "Muối");

    record.publish("pepper", "Hồ tiêu");
    await();

    assertThat(titles.committed).containsEntry("pepper", "Hồ tiêu");
    assertThat(titles.rebuilds).isEqualTo(1);
  }

  @Test
  void withdrawnDataset_isTakenOut() throws Exception {
    record.publish("pepper", "Hồ tiêu");
    await();

    record.get(Datasets.class).withdraw("pepper", "An", "");
    await();

    assertThat(titles.committed).doesNotContainKey("pepper");
  }

  @Test
  void modelThatKnowsItsPosition_isNotBuiltAgain() throws Exception {
    await();
    stop();
    record.publish("salt", "Muối biển " + System.nanoTime());

    follow();
    await();

    assertThat(titles.rebuilds).isEqualTo(1);
    assertThat(titles.committed.get("salt")).startsWith("Muối biển");
  }

  @Test
  void rebuildAskedFor_happensWhileFollowing() throws Exception {
    await();
    titles.committed.put("stray", "not in the record");

    log.requestRebuild();
    await();

    assertThat(titles.rebuilds).isEqualTo(2);
    assertThat(titles.committed).doesNotContainKey("stray").containsKey("salt");
  }

  @Test
  void modelAheadOfTheRecord_isBuiltAgain() throws Exception {
    await();
    stop();
    titles.position = new LogPosition(Long.MAX_VALUE / 2, 1);

    follow();
    await();

    assertThat(titles.rebuilds).isEqualTo(2);
    assertThat(follower.position()).isEqualTo(log.newestCommitted());
  }

  @Test
  void commitThatFails_isTriedAgainAndNothingIsLost() throws Exception {
    await();
    titles.failures = 2;

    record.publish("ginger", "Gừng " + System.nanoTime());
    await();

    assertThat(titles.committed.get("ginger")).startsWith("Gừng");
    assertThat(follower.isFailing()).isFalse();
  }

  private void follow() {
    follower = new Follower(titles, log, record.get(CurrentState.class));
    follower.start();
  }

  private void await() throws InterruptedException, TimeoutException {
    follower.wake();
    assertThat(follower.await(log.newestCommitted(), log.rebuildEpoch(), PATIENCE)).isTrue();
  }

  /** Titles of the datasets, with a commit of their own. */
  private static final class Titles implements ReadModel {
    private Map<String, String> pending = new TreeMap<>();
    private Map<String, String> committed = new TreeMap<>();
    private LogPosition position;
    private String identity = "";
    private int rebuilds;
    private int failures;

    @Override
    public String name() {
      return "titles";
    }

    @Override
    public Optional<LogPosition> findPosition(String recordIdentity) {
      pending = new TreeMap<>(committed);
      return Optional.ofNullable(position).filter(known -> identity.equals(recordIdentity));
    }

    @Override
    public void beginRebuild() {
      rebuilds++;
      pending = new TreeMap<>();
    }

    @Override
    public void apply(List<Current> batch) {
      for (Current current : batch) {
        if (current instanceof Current.OfDataset dataset) {
          dataset
              .dataset()
              .ifPresentOrElse(
                  found ->
                      pending.put(
                          current.key(),
                          found.view().title().in(java.util.Locale.forLanguageTag("vi"))),
                  () -> pending.remove(current.key()));
        }
      }
    }

    @Override
    public void commit(LogPosition reached, String recordIdentity) {
      if (failures > 0) {
        failures--;
        throw new IllegalStateException("the disk is full");
      }
      committed = new TreeMap<>(pending);
      position = reached;
      identity = recordIdentity;
    }
  }
}
