package vn.sen.access.sharing.store;

import static vn.sen.access.sharing.store.Rows.array;
import static vn.sen.access.sharing.store.Rows.at;
import static vn.sen.access.sharing.store.Rows.orNull;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.sen.access.Person;
import vn.sen.access.sharing.AccessRequest;
import vn.sen.access.sharing.AccessRequests;
import vn.sen.access.sharing.Agreement;
import vn.sen.access.sharing.RequestMessage;
import vn.sen.platform.Session;

@Singleton
final class JdbcAccessRequests implements AccessRequests {
  private final Session session;

  JdbcAccessRequests(Session session) {
    this.session = session;
  }

  @Override
  public void create(List<AccessRequest> form) {
    session.write(
        connection -> {
          for (AccessRequest request : form) {
            insert(connection, request);
          }
          return form.size();
        });
  }

  private static void insert(Connection connection, AccessRequest request) throws SQLException {
    Session.update(
        connection,
        """
        INSERT INTO access_request (id, form, dataset, owner, requester, requester_name, agency,
          purpose, project, starts, ends, state, created, turned)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        request.id(),
        request.form(),
        request.dataset(),
        request.owner(),
        request.requester(),
        request.requesterName(),
        orNull(request.agency()),
        request.purpose(),
        request.project(),
        request.starts(),
        request.ends(),
        request.state().name(),
        at(request.created()),
        at(request.turned()));
  }

  @Override
  public Optional<AccessRequest> find(UUID id) {
    return session.read(
        connection -> Session.find(connection, Rows.REQUEST + "WHERE r.id = ?", Rows::request, id));
  }

  @Override
  public List<AccessRequest> listOfOwners(Set<String> agencies) {
    return session.read(
        connection ->
            Session.list(
                connection,
                Rows.REQUEST
                    + """
                    WHERE r.owner = ANY (?)
                    ORDER BY r.state NOT IN ('OPEN', 'ASKED'), r.created, r.id LIMIT 1000
                    """,
                Rows::request,
                (Object) array(agencies)));
  }

  @Override
  public List<AccessRequest> listOfRequesters(UUID account, Set<String> agencies) {
    return session.read(
        connection ->
            Session.list(
                connection,
                Rows.REQUEST
                    + """
                    WHERE r.requester = ? OR r.agency = ANY (?)
                    ORDER BY r.created DESC, r.id LIMIT 1000
                    """,
                Rows::request,
                account,
                array(agencies)));
  }

  @Override
  public List<RequestMessage> listMessages(UUID request) {
    return session.read(
        connection ->
            Session.list(
                connection,
                """
                SELECT author_name, by_owner, text, created FROM access_request_message
                WHERE request = ? ORDER BY sequence
                """,
                row ->
                    new RequestMessage(
                        row.getString(1),
                        row.getBoolean(2),
                        row.getString(3),
                        Rows.instant(row, "created")),
                request));
  }

  @Override
  public boolean addMessage(
      UUID request,
      Set<AccessRequest.State> from,
      AccessRequest.State to,
      Person author,
      boolean byOwner,
      String text,
      Instant now) {
    return session.write(
        connection -> {
          int changed =
              Session.update(
                  connection,
                  """
                  UPDATE access_request SET state = ?,
                    turned = CASE WHEN state = ? THEN turned ELSE ? END
                  WHERE id = ? AND state = ANY (?)
                  """,
                  to.name(),
                  to.name(),
                  at(now),
                  request,
                  array(from.stream().map(Enum::name).collect(Collectors.toSet())));
          if (changed == 0) {
            return false;
          }
          Session.update(
              connection,
              """
              INSERT INTO access_request_message
                (request, author, author_name, by_owner, text, created)
              VALUES (?, ?, ?, ?, ?, ?)
              """,
              request,
              author.id(),
              author.name(),
              byOwner,
              text,
              at(now));
          return true;
        });
  }

  @Override
  public boolean end(UUID request, AccessRequest.State to, String reason, Instant now) {
    return session.write(connection -> end(connection, request, to, reason, now));
  }

  private static boolean end(
      Connection connection, UUID request, AccessRequest.State to, String reason, Instant now)
      throws SQLException {
    return Session.update(
            connection,
            """
            UPDATE access_request SET state = ?, reason = ?, decided = ?
            WHERE id = ? AND state IN ('OPEN', 'ASKED')
            """,
            to.name(),
            reason,
            at(now),
            request)
        == 1;
  }

  @Override
  public boolean grant(UUID request, Agreement agreement, String author, Instant now) {
    return session.write(
        connection -> {
          if (!end(connection, request, AccessRequest.State.GRANTED, "", now)) {
            return false;
          }
          JdbcAgreements.insert(connection, agreement, author, now);
          return true;
        });
  }
}
