package vn.sen.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;

class OutageTest {

  @Test
  void noConnectionInTime_isAnOutage() {
    assertThat(
            Outage.isOfDatabase(
                new IllegalStateException(new SQLTransientConnectionException("timed out"))))
        .isTrue();
  }

  @Test
  void serverThatShutsDown_isAnOutage() {
    assertThat(Outage.isOfDatabase(new RecordException(new SQLException("gone", "57P01"))))
        .isTrue();
    assertThat(Outage.isOfDatabase(new RecordException(new SQLException("broken", "08006"))))
        .isTrue();
  }

  @Test
  void connectionThatBrokeWithinATransaction_isAnOutage() {
    assertThat(Outage.isOfDatabase(new RecordException(new SQLException("Connection is closed"))))
        .isTrue();
  }

  @Test
  void wrongStatement_isNone() {
    assertThat(Outage.isOfDatabase(new RecordException(new SQLException("twice", "23505"))))
        .isFalse();
    assertThat(Outage.isOfDatabase(new IllegalStateException("other"))).isFalse();
  }
}
