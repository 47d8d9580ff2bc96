package vn.sen.access.store;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.sen.access.account.SecondFactors;
import vn.sen.platform.Session;

@Singleton
final class JdbcSecondFactors implements SecondFactors {
  private final Session session;

  JdbcSecondFactors(Session session) {
    this.session = session;
  }

  @Override
  public Optional<byte[]> findSecret(UUID account) {
    return session.read(
        connection ->
            Session.find(
                connection,
                "SELECT totp_secret FROM account WHERE id = ? AND totp_secret IS NOT NULL",
                row -> row.getBytes(1),
                account));
  }

  @Override
  public void put(UUID account, byte[] sealedSecret, List<byte[]> recoveryHashes) {
    session.write(
        connection -> {
          Session.update(connection, "DELETE FROM recovery_code WHERE account = ?", account);
          for (byte[] hash : recoveryHashes) {
            Session.update(
                connection,
                "INSERT INTO recovery_code (account, hash) VALUES (?, ?)",
                account,
                hash);
          }
          return Session.update(
              connection,
              "UPDATE account SET totp_secret = ?, totp_step = 0 WHERE id = ?",
              sealedSecret,
              account);
        });
  }

  @Override
  public void delete(UUID account) {
    session.write(
        connection -> {
          Session.update(connection, "DELETE FROM recovery_code WHERE account = ?", account);
          return Session.update(
              connection, "UPDATE account SET totp_secret = NULL WHERE id = ?", account);
        });
  }

  @Override
  public boolean use(UUID account, long step) {
    return session.write(
            connection ->
                Session.update(
                    connection,
                    "UPDATE account SET totp_step = ? WHERE id = ? AND totp_step < ?",
                    step,
                    account,
                    step))
        == 1;
  }

  @Override
  public boolean useRecoveryCode(UUID account, byte[] hash) {
    return session.write(
            connection ->
                Session.update(
                    connection,
                    "DELETE FROM recovery_code WHERE account = ? AND hash = ?",
                    account,
                    hash))
        == 1;
  }

  @Override
  public int countRecoveryCodes(UUID account) {
    return session
        .read(
            connection ->
                Session.find(
                    connection,
                    "SELECT count(*) FROM recovery_code WHERE account = ?",
                    row -> row.getInt(1),
                    account))
        .orElse(0);
  }
}
