package vn.sen.catalog.store;

import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.sen.catalog.Change;
import vn.sen.catalog.CommitSignal;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;
import vn.sen.catalog.PublicationRule;
import vn.sen.catalog.Revision;
import vn.sen.metadata.DatasetMapper;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.Description;
import vn.sen.metadata.DescriptionReader;
import vn.sen.metadata.ResourceLink;
import vn.sen.platform.BaseIri;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.platform.Session;

@Singleton
final class JdbcDatasets implements Datasets {
  private static final String SELECT =
      """
      SELECT d.id, d.slug, d.iri, d.revision, d.state, d.created, d.modified, d.discover, d.use,
             r.description
      FROM dataset d JOIN dataset_revision r ON r.dataset = d.id AND r.number = d.revision
      """;

  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
  private static final Locale ENGLISH = Locale.ENGLISH;

  private final Session session;
  private final DescriptionReader reader;
  private final DatasetMapper mapper;
  private final BaseIri base;
  private final CommitSignal signal;
  private final List<PublicationRule> rules;
  private final Clock clock;

  JdbcDatasets(
      Session session,
      DescriptionReader reader,
      DatasetMapper mapper,
      BaseIri base,
      CommitSignal signal,
      List<PublicationRule> rules,
      Clock clock) {
    this.session = session;
    this.reader = reader;
    this.mapper = mapper;
    this.base = base;
    this.signal = signal;
    this.rules = List.copyOf(rules);
    this.clock = clock;
  }

  @Override
  public Optional<Dataset> find(String slug, Set<String> tokens) {
    return session.read(
        connection ->
            Session.find(
                connection,
                SELECT + "WHERE d.slug = ? AND d.discover && ?",
                this::dataset,
                slug,
                array(tokens)));
  }

  @Override
  public Optional<String> findRenamed(String slug) {
    return session.read(
        connection ->
            Session.find(
                connection,
                """
                SELECT d.slug FROM dataset_slug s JOIN dataset d ON d.id = s.dataset
                WHERE s.slug = ?
                """,
                row -> row.getString(1),
                slug));
  }

  @Override
  public List<Revision> listRevisions(String slug, Set<String> tokens) {
    return session.read(
        connection ->
            Session.list(
                connection,
                """
                SELECT r.number, r.created, r.author, r.note
                FROM dataset d JOIN dataset_revision r ON r.dataset = d.id
                WHERE d.slug = ? AND d.discover && ? ORDER BY r.number DESC
                """,
                row ->
                    new Revision(
                        row.getInt(1), instant(row, 2), row.getString(3), row.getString(4)),
                slug,
                array(tokens)));
  }

  @Override
  public Optional<Description> findRevision(String slug, int number, Set<String> tokens) {
    return session.read(
        connection ->
            Session.find(
                connection,
                """
                SELECT r.description, d.iri FROM dataset d JOIN dataset_revision r ON r.dataset = d.id
                WHERE d.slug = ? AND r.number = ? AND d.discover && ?
                """,
                row -> reader.fromNTriples(iri(slug, row), row.getString(1)),
                slug,
                number,
                array(tokens)));
  }

  @Override
  public Optional<Dataset> findAny(String slug) {
    return listAny(List.of(slug)).stream().findFirst();
  }

  @Override
  public List<Dataset> listAny(List<String> slugs) {
    return session.read(
        connection ->
            Session.list(
                connection,
                SELECT + "WHERE d.slug = ANY (?) ORDER BY d.slug",
                this::dataset,
                (Object) slugs.toArray(String[]::new)));
  }

  @Override
  public Optional<Head> findHead(String slug) {
    return session.read(
        connection ->
            Session.find(
                connection,
                """
                SELECT d.iri, d.state, d.agency, encode(r.sha256, 'hex')
                FROM dataset d JOIN dataset_revision r
                  ON r.dataset = d.id AND r.number = d.revision
                WHERE d.slug = ?
                """,
                row ->
                    new Head(
                        slug,
                        iri(slug, row),
                        Dataset.State.valueOf(row.getString(2)),
                        Optional.ofNullable(row.getString(3)),
                        row.getString(4)),
                slug));
  }

  @Override
  public Map<String, DatasetView.Status> listStatuses(Set<String> tokens) {
    return session
        .read(
            connection ->
                Session.list(
                    connection,
                    """
                    SELECT slug, status FROM dataset WHERE state = 'PUBLISHED' AND discover && ?
                    """,
                    row -> Map.entry(row.getString(1), row.getString(2)),
                    (Object) array(tokens)))
        .stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Map.Entry::getKey,
                row -> DatasetView.Status.valueOf(row.getValue().toUpperCase(Locale.ROOT))));
  }

  @Override
  public List<String> listSlugs() {
    return session.read(
        connection ->
            Session.list(
                connection, "SELECT slug FROM dataset ORDER BY slug", row -> row.getString(1)));
  }

  @Override
  public int publish(Description description, Audience audience, String author, String note) {
    DatasetView view = mapper.map(description);
    rules.forEach(rule -> rule.require(description, view));
    Publication publication =
        new Publication(
            view,
            ResourceLink.listOf(description),
            description.nTriples(),
            description.sha256(),
            audience,
            author,
            note,
            clock.instant());
    reader.keep(description); // the read models ask for it next
    Outcome outcome = session.write(connection -> publish(connection, publication));
    if (outcome.changed()) {
      session.afterCommit(() -> tell(publication.slug(), outcome.restricted()));
    }
    return outcome.revision();
  }

  @Override
  public void withdraw(String slug, String author, String reason) {
    boolean changed =
        session.write(connection -> withdraw(connection, slug, author, reason, clock.instant()));
    if (changed) {
      session.afterCommit(signal::committed);
    }
  }

  /** The write may be part of a larger one: nobody can see it before that is committed. */
  private void tell(String slug, boolean restricted) {
    signal.committed();
    if (restricted) {
      signal.restricted(slug);
    }
  }

  private static Outcome publish(Connection connection, Publication publication)
      throws SQLException {
    Optional<Locked> head = lock(connection, publication.slug());
    if (head.isEmpty()) {
      if (insert(connection, publication)) {
        return new Outcome(1, true, false);
      }
      // Another writer was first; its commit has released the row.
      head = lock(connection, publication.slug());
    }
    return update(connection, head.orElseThrow(), publication);
  }

  /** The dataset's newest revision, its row locked until the transaction ends. */
  private static Optional<Locked> lock(Connection connection, String slug) throws SQLException {
    // Two statements: a query that waited for the lock would still see the revisions of before.
    Optional<UUID> id =
        Session.find(
            connection,
            "SELECT id FROM dataset WHERE slug = ? FOR UPDATE",
            row -> row.getObject(1, UUID.class),
            slug);
    if (id.isEmpty()) {
      return Optional.empty();
    }
    return Session.find(
        connection,
        """
        SELECT d.id, d.revision, d.state, r.sha256, d.discover, d.use
        FROM dataset d JOIN dataset_revision r ON r.dataset = d.id AND r.number = d.revision
        WHERE d.id = ?
        """,
        row ->
            new Locked(
                row.getObject(1, UUID.class),
                row.getInt(2),
                Dataset.State.valueOf(row.getString(3)),
                row.getBytes(4),
                new Audience(tokens(row, 5), tokens(row, 6))),
        id.get());
  }

  private static boolean insert(Connection connection, Publication publication)
      throws SQLException {
    DatasetView view = publication.view();
    List<ResourceLink> links = LinkTable.keepable(publication.links());
    // One statement: each further one would be a way to the database and back.
    int logged =
        Session.update(
            connection,
            """
            WITH added AS (
              INSERT INTO dataset (id, slug, iri, revision, state, title_vi, title_en, agency,
                access_level, status, target, frequency, discover, use, created, modified)
              VALUES (?, ?, ?, 1, 'PUBLISHED', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              ON CONFLICT (slug) DO NOTHING
              RETURNING id, slug, created),
            revised AS (
              INSERT INTO dataset_revision
                (dataset, number, description, sha256, author, note, created)
              SELECT id, 1, ?::text, ?::bytea, ?::text, ?::text, created FROM added),
            linked AS (
              INSERT INTO dataset_link (dataset, property, target)
              SELECT added.id, link.property, link.target
              FROM added, unnest(?::text[], ?::text[]) AS link (property, target))
            INSERT INTO change_log (kind, key, at) SELECT ?::text, slug, created FROM added
            """,
            UUID.randomUUID(),
            view.slug(),
            view.iri(),
            view.title().in(VIETNAMESE),
            view.title().in(ENGLISH),
            view.agency().orElse(null),
            view.accessRights().orElse(null),
            view.status().code(),
            targetNumber(view),
            view.frequency().orElse(null),
            array(publication.audience().discover()),
            array(publication.audience().use()),
            Timestamp.from(publication.now()),
            Timestamp.from(publication.now()),
            publication.nTriples(),
            publication.sha256(),
            publication.author(),
            publication.note(),
            links.stream().map(ResourceLink::property).toArray(String[]::new),
            links.stream().map(ResourceLink::target).toArray(String[]::new),
            Change.Kind.DATASET.name());
    return logged == 1;
  }

  private static Outcome update(Connection connection, Locked head, Publication publication)
      throws SQLException {
    boolean saysTheSame =
        head.state() == Dataset.State.PUBLISHED
            && MessageDigest.isEqual(head.sha256(), publication.sha256());
    if (saysTheSame && head.audience().equals(publication.audience())) {
      return new Outcome(head.revision(), false, false);
    }
    int revision = saysTheSame ? head.revision() : head.revision() + 1;
    if (!saysTheSame) {
      insertRevision(connection, head.id(), revision, publication);
    }
    DatasetView view = publication.view();
    Session.update(
        connection,
        """
        UPDATE dataset SET revision = ?, iri = ?, state = 'PUBLISHED', title_vi = ?, title_en = ?,
          agency = ?, access_level = ?, status = ?, target = ?, frequency = ?, discover = ?,
          use = ?, modified = ?
        WHERE id = ?
        """,
        revision,
        view.iri(),
        view.title().in(VIETNAMESE),
        view.title().in(ENGLISH),
        view.agency().orElse(null),
        view.accessRights().orElse(null),
        view.status().code(),
        targetNumber(view),
        view.frequency().orElse(null),
        array(publication.audience().discover()),
        array(publication.audience().use()),
        Timestamp.from(publication.now()),
        head.id());
    LinkTable.replace(connection, head.id(), publication.links());
    Log.append(connection, Change.Kind.DATASET, publication.slug(), publication.now());
    boolean restricted = !publication.audience().discover().containsAll(head.audience().discover());
    return new Outcome(revision, true, restricted);
  }

  private static void insertRevision(
      Connection connection, UUID id, int number, Publication publication) throws SQLException {
    Session.update(
        connection,
        """
        INSERT INTO dataset_revision (dataset, number, description, sha256, author, note, created)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        id,
        number,
        publication.nTriples(),
        publication.sha256(),
        publication.author(),
        publication.note(),
        Timestamp.from(publication.now()));
  }

  private static boolean withdraw(
      Connection connection, String slug, String author, String reason, Instant now)
      throws SQLException {
    Locked head =
        lock(connection, slug)
            .orElseThrow(
                () ->
                    new ProblemException(
                        CommonProblem.NOT_FOUND,
                        "Không có bộ dữ liệu “" + slug + "”.",
                        "There is no dataset “" + slug + "”."));
    if (head.state() == Dataset.State.WITHDRAWN) {
      return false;
    }
    // The tombstone is a revision of its own: it keeps the last description, and says who and why.
    Session.update(
        connection,
        """
        INSERT INTO dataset_revision (dataset, number, description, sha256, author, note, created)
        SELECT dataset, number + 1, description, sha256, ?, ?, ?
        FROM dataset_revision WHERE dataset = ? AND number = ?
        """,
        author,
        reason,
        Timestamp.from(now),
        head.id(),
        head.revision());
    Session.update(
        connection,
        """
        UPDATE dataset SET state = 'WITHDRAWN', revision = revision + 1, modified = ? WHERE id = ?
        """,
        Timestamp.from(now),
        head.id());
    Log.append(connection, Change.Kind.DATASET, slug, now);
    return true;
  }

  private Dataset dataset(ResultSet row) throws SQLException {
    String slug = row.getString("slug");
    Description description = reader.fromNTriples(iri(slug, row), row.getString("description"));
    return new Dataset(
        row.getObject("id", UUID.class),
        slug,
        row.getInt("revision"),
        Dataset.State.valueOf(row.getString("state")),
        row.getTimestamp("created").toInstant(),
        row.getTimestamp("modified").toInstant(),
        tokens(row, row.findColumn("discover")),
        tokens(row, row.findColumn("use")),
        description,
        mapper.map(description));
  }

  /** Null in a row that was written before IRIs were kept: then it is an IRI of the portal. */
  private String iri(String slug, ResultSet row) throws SQLException {
    String iri = row.getString("iri");
    return iri == null ? base.dataset(slug) : iri;
  }

  private static @Nullable Integer targetNumber(DatasetView view) {
    return view.target()
        .map(iri -> iri.substring(iri.lastIndexOf('/') + 1))
        .map(JdbcDatasets::number)
        .orElse(null);
  }

  /** Null for a target that is not one of the portal's numbered ones. */
  private static @Nullable Integer number(String text) {
    return text.matches("[1-9][0-9]{0,8}") ? Integer.valueOf(text) : null;
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getTimestamp(column).toInstant();
  }

  private static Set<String> tokens(ResultSet row, int column) throws SQLException {
    return Set.of((String[]) row.getArray(column).getArray());
  }

  private static String[] array(Set<String> tokens) {
    return tokens.stream().sorted().toArray(String[]::new);
  }

  /** What is to be written, mapped and hashed before the transaction begins. */
  private record Publication(
      DatasetView view,
      List<ResourceLink> links,
      String nTriples,
      byte[] sha256,
      Audience audience,
      String author,
      String note,
      Instant now) {
    String slug() {
      return view.slug();
    }
  }

  /** The newest revision as locked. */
  private record Locked(
      UUID id, int revision, Dataset.State state, byte[] sha256, Audience audience) {}

  /**
   * @param restricted somebody who could discover the dataset no longer can
   */
  private record Outcome(int revision, boolean changed, boolean restricted) {}
}
