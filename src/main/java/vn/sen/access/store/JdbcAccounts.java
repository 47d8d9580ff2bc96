package vn.sen.access.store;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.sen.access.Person;
import vn.sen.access.account.Account;
import vn.sen.access.account.Accounts;
import vn.sen.platform.Session;

@Singleton
final class JdbcAccounts implements Accounts {
  private static final String SELECT =
      """
      SELECT a.id AS account_id, a.name, a.email, a.language, a.password, a.terms_accepted,
        a.totp_secret IS NOT NULL AS second_factor, a.administrator, a.created
      FROM account a
      """;

  private final Session session;
  private final Clock clock;

  JdbcAccounts(Session session, Clock clock) {
    this.session = session;
    this.clock = clock;
  }

  @Override
  public Optional<Account> find(UUID id) {
    return session.read(
        connection -> Session.find(connection, SELECT + "WHERE a.id = ?", JdbcAccounts::row, id));
  }

  @Override
  public Optional<Account> findByEmail(String email) {
    return session.read(
        connection ->
            Session.find(
                connection, SELECT + "WHERE lower(a.email) = lower(?)", JdbcAccounts::row, email));
  }

  @Override
  public boolean create(Account account) {
    Person person = account.person();
    return session.write(
            connection ->
                Session.update(
                    connection,
                    """
                    INSERT INTO account
                      (id, email, name, language, password, terms_accepted, administrator, created)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (lower(email)) DO NOTHING
                    """,
                    person.id(),
                    person.email(),
                    person.name(),
                    person.language(),
                    account.password().orElse(null),
                    account.termsAccepted().map(Columns::at).orElse(null),
                    account.administrator(),
                    Columns.at(account.created())))
        == 1;
  }

  @Override
  public void setPassword(UUID id, String hash) {
    write("UPDATE account SET password = ? WHERE id = ?", hash, id);
  }

  @Override
  public void setNameAndLanguage(UUID id, String name, String language) {
    write("UPDATE account SET name = ?, language = ? WHERE id = ?", name, language, id);
  }

  @Override
  public void acceptTerms(UUID id) {
    write(
        "UPDATE account SET terms_accepted = ? WHERE id = ? AND terms_accepted IS NULL",
        Columns.at(clock.instant()),
        id);
  }

  @Override
  public List<Person> listAdministrators() {
    return session.read(
        connection ->
            Session.list(
                connection, SELECT + "WHERE a.administrator ORDER BY a.name", Columns::person));
  }

  @Override
  public boolean appoint(UUID id) {
    return session.write(
            connection -> {
              lock(connection, id);
              return Session.update(
                  connection,
                  """
                  UPDATE account SET administrator = true
                  WHERE id = ? AND NOT EXISTS (SELECT 1 FROM membership WHERE account = account.id)
                  """,
                  id);
            })
        == 1;
  }

  /** Until the transaction ends nobody else makes the person an administrator or a member. */
  static void lock(Connection connection, UUID id) throws SQLException {
    Session.find(
        connection, "SELECT 1 FROM account WHERE id = ? FOR UPDATE", row -> row.getInt(1), id);
  }

  @Override
  public Optional<Account> findByIdentity(String issuer, String subject) {
    return session.read(
        connection ->
            Session.find(
                connection,
                SELECT
                    + """
                    JOIN account_identity i ON i.account = a.id
                    WHERE i.issuer = ? AND i.subject = ?
                    """,
                JdbcAccounts::row,
                issuer,
                subject));
  }

  @Override
  public void addIdentity(UUID id, String issuer, String subject) {
    write(
        "INSERT INTO account_identity (issuer, subject, account) VALUES (?, ?, ?)",
        issuer,
        subject,
        id);
  }

  private void write(String sql, Object... parameters) {
    session.write(connection -> Session.update(connection, sql, parameters));
  }

  private static Account row(ResultSet row) throws SQLException {
    return new Account(
        Columns.person(row),
        Optional.ofNullable(row.getString("password")),
        Columns.findInstant(row, "terms_accepted"),
        row.getBoolean("second_factor"),
        row.getBoolean("administrator"),
        Columns.instant(row, "created"));
  }
}
