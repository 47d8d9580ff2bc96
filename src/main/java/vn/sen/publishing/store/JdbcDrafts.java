package vn.sen.publishing.store;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import vn.sen.access.Person;
import vn.sen.catalog.StoredFile;
import vn.sen.data.FileFacts;
import vn.sen.metadata.Description;
import vn.sen.metadata.DescriptionReader;
import vn.sen.platform.BaseIri;
import vn.sen.platform.RecentReads;
import vn.sen.platform.Session;
import vn.sen.publishing.DatasetVersion;
import vn.sen.publishing.Draft;
import vn.sen.publishing.DraftComment;
import vn.sen.publishing.DraftFile;
import vn.sen.publishing.Drafts;

@Singleton
final class JdbcDrafts implements Drafts {
  // What a dataset that came from elsewhere is described by is its own IRI, not the portal's.
  private static final String COLUMNS =
      """
      id, slug, agency, state, edition, base, notes, publish_at, submitted_by, author_name,
      editor_name, created, modified,
      (SELECT d.iri FROM dataset d WHERE d.slug = draft.slug) AS iri
      """;

  private static final String SELECT = "SELECT description, " + COLUMNS + " FROM draft ";

  private static final String OPEN = " state IN ('DRAFT', 'IN_REVIEW', 'SCHEDULED') ";

  private static final int MOST_KNOWN = 1_000;

  private final Session session;
  private final DescriptionReader reader;
  private final BaseIri base;
  private final JsonMapper json;
  private final Clock clock;

  // Asked for several times while one draft is looked at, and while somebody types.
  private final RecentReads<UUID, List<DraftFile>> files;
  private final RecentReads<UUID, List<DraftComment>> comments;
  private final RecentReads<String, List<DatasetVersion>> versions;

  JdbcDrafts(
      Session session, DescriptionReader reader, BaseIri base, JsonMapper json, Clock clock) {
    this.session = session;
    this.reader = reader;
    this.base = base;
    this.json = json;
    this.clock = clock;
    this.files = new RecentReads<>(session, clock, MOST_KNOWN);
    this.comments = new RecentReads<>(session, clock, MOST_KNOWN);
    this.versions = new RecentReads<>(session, clock, MOST_KNOWN);
  }

  @Override
  public <T> T inOneTransaction(Supplier<T> work) {
    return session.write(connection -> work.get());
  }

  @Override
  public boolean isInTransaction() {
    return session.isInTransaction();
  }

  @Override
  public void afterCommit(Runnable work) {
    session.afterCommit(work);
  }

  @Override
  public Optional<Draft> create(
      String slug,
      String agency,
      int baseRevision,
      Description description,
      String title,
      Person author) {
    Timestamp now = Timestamp.from(clock.instant());
    return session.write(
        connection ->
            Session.find(
                connection,
                """
                INSERT INTO draft (id, slug, agency, state, edition, base, description, title,
                  author, author_name, editor_name, created, modified)
                VALUES (?, ?, ?, 'DRAFT', 1, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (slug) WHERE state IN ('DRAFT', 'IN_REVIEW', 'SCHEDULED') DO NOTHING
                RETURNING
                """
                    + COLUMNS,
                row -> draft(row, kept(row, description)),
                UUID.randomUUID(),
                slug,
                agency,
                baseRevision,
                description.nTriples(),
                title,
                author.id(),
                author.name(),
                author.name(),
                now,
                now));
  }

  @Override
  public Optional<Draft> findOpen(String slug) {
    return session.read(
        connection ->
            Session.find(connection, SELECT + "WHERE slug = ? AND" + OPEN, this::draft, slug));
  }

  @Override
  public boolean isTaken(String slug) {
    return session
        .read(
            connection ->
                Session.find(
                    connection,
                    """
                    SELECT EXISTS (SELECT FROM dataset WHERE slug = ?)
                        OR EXISTS (SELECT FROM dataset_slug WHERE slug = ?)
                        OR EXISTS (SELECT FROM draft WHERE slug = ? AND"""
                        + OPEN
                        + ")",
                    row -> row.getBoolean(1),
                    slug,
                    slug,
                    slug))
        .orElse(true);
  }

  @Override
  public List<Draft> listOpen(Collection<String> agencies) {
    return session.read(
        connection ->
            Session.list(
                connection,
                SELECT + "WHERE agency = ANY (?) AND" + OPEN + "ORDER BY modified DESC",
                this::draft,
                (Object) agencies.toArray(String[]::new)));
  }

  @Override
  public List<Draft> listDue(Instant now) {
    return session.read(
        connection ->
            Session.list(
                connection,
                SELECT + "WHERE state = 'SCHEDULED' AND publish_at <= ? ORDER BY publish_at",
                this::draft,
                Timestamp.from(now)));
  }

  @Override
  public Optional<Draft> replace(Draft draft, String title, String editorName) {
    return session.writeApart(
        connection ->
            Session.find(
                connection,
                """
                UPDATE draft SET slug = ?, state = ?, edition = edition + 1, description = ?,
                  title = ?, notes = ?, publish_at = ?, submitted_by = ?, editor_name = ?,
                  modified = ?
                WHERE id = ? AND edition = ?
                RETURNING
                """
                    + COLUMNS,
                row -> draft(row, kept(row, draft.description())),
                draft.slug(),
                draft.state().name(),
                draft.description().nTriples(),
                title,
                draft.notes(),
                draft.publishAt().map(Timestamp::from).orElse(null),
                draft.submittedBy().orElse(null),
                editorName,
                Timestamp.from(clock.instant()),
                draft.id(),
                draft.edition()));
  }

  @Override
  public List<DraftFile> listFiles(UUID draft) {
    return files.get(draft, () -> List.copyOf(readFiles(draft)));
  }

  private List<DraftFile> readFiles(UUID draft) {
    return session.read(
        connection ->
            Session.list(
                connection,
                """
                SELECT file_name, sha256, size_bytes, facts, created FROM draft_file
                WHERE draft = ? ORDER BY file_name
                """,
                row ->
                    new DraftFile(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        facts(row.getString(4)),
                        row.getTimestamp(5).toInstant()),
                draft));
  }

  @Override
  public void putFile(UUID draft, DraftFile file) {
    session.write(
        connection ->
            Session.update(
                connection,
                """
                INSERT INTO draft_file (draft, file_name, sha256, size_bytes, facts, created)
                VALUES (?, ?, ?, ?, ?::jsonb, ?)
                ON CONFLICT (draft, file_name) DO UPDATE SET sha256 = excluded.sha256,
                  size_bytes = excluded.size_bytes, facts = excluded.facts,
                  created = excluded.created
                """,
                draft,
                file.name(),
                file.sha256(),
                file.sizeBytes(),
                text(file.facts()),
                Timestamp.from(file.created())));
  }

  @Override
  public void deleteFile(UUID draft, String name) {
    session.write(
        connection ->
            Session.update(
                connection,
                "DELETE FROM draft_file WHERE draft = ? AND file_name = ?",
                draft,
                name));
  }

  @Override
  public void addComment(UUID draft, DraftComment comment) {
    session.write(
        connection ->
            Session.update(
                connection,
                """
                INSERT INTO draft_comment (id, draft, field, author, text, created)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                UUID.randomUUID(),
                draft,
                comment.field(),
                comment.author(),
                comment.text(),
                Timestamp.from(comment.created())));
  }

  @Override
  public List<DraftComment> listComments(UUID draft) {
    return comments.get(draft, () -> List.copyOf(readComments(draft)));
  }

  private List<DraftComment> readComments(UUID draft) {
    return session.read(
        connection ->
            Session.list(
                connection,
                """
                SELECT field, author, text, created FROM draft_comment WHERE draft = ?
                ORDER BY created
                """,
                row ->
                    new DraftComment(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getTimestamp(4).toInstant()),
                draft));
  }

  @Override
  public void deleteComments(UUID draft) {
    session.write(
        connection ->
            Session.update(connection, "DELETE FROM draft_comment WHERE draft = ?", draft));
  }

  @Override
  public boolean needsSecondReviewer(String agency) {
    return session
        .read(
            connection ->
                Session.find(
                    connection,
                    "SELECT second_reviewer FROM agency_publishing WHERE agency = ?",
                    row -> row.getBoolean(1),
                    agency))
        .orElse(false);
  }

  @Override
  public void putSecondReviewer(String agency, boolean needed) {
    session.write(
        connection ->
            Session.update(
                connection,
                """
                INSERT INTO agency_publishing (agency, second_reviewer) VALUES (?, ?)
                ON CONFLICT (agency) DO UPDATE SET second_reviewer = excluded.second_reviewer
                """,
                agency,
                needed));
  }

  @Override
  public void addVersion(DatasetVersion version, List<StoredFile> files, List<DraftFile> looked) {
    session.write(
        connection -> {
          Session.update(
              connection,
              """
              INSERT INTO dataset_version (slug, version, number, revision, notes, author, created)
              VALUES (?, ?, ?, ?, ?, ?, ?)
              """,
              version.slug(),
              version.version(),
              version.number(),
              version.revision(),
              version.notes(),
              version.author(),
              Timestamp.from(version.created()));
          for (StoredFile file : files) {
            Session.update(
                connection,
                """
                INSERT INTO version_file (slug, version, file_name, media_type, size_bytes, sha256,
                  facts, created)
                VALUES (?, ?, ?, ?, ?, ?, coalesce(?::jsonb, (SELECT v.facts FROM version_file v
                  WHERE v.slug = ? AND v.sha256 = ? AND v.facts IS NOT NULL LIMIT 1)), ?)
                """,
                version.slug(),
                version.version(),
                file.fileName(),
                file.mediaType(),
                file.sizeBytes(),
                file.sha256(),
                looked.stream()
                    .filter(one -> one.sha256().equals(file.sha256()))
                    .findFirst()
                    .map(one -> text(one.facts()))
                    .orElse(null),
                version.slug(),
                file.sha256(),
                Timestamp.from(file.created()));
          }
          return files.size();
        });
  }

  @Override
  public List<DatasetVersion> listVersions(String slug) {
    return versions.get(slug, () -> List.copyOf(readVersions(slug)));
  }

  private List<DatasetVersion> readVersions(String slug) {
    return session.read(
        connection ->
            Session.list(
                connection,
                """
                SELECT slug, version, number, revision, notes, author, created
                FROM dataset_version WHERE slug = ? ORDER BY number DESC
                """,
                row ->
                    new DatasetVersion(
                        row.getString(1),
                        row.getString(2),
                        row.getInt(3),
                        row.getInt(4),
                        row.getString(5),
                        row.getString(6),
                        row.getTimestamp(7).toInstant()),
                slug));
  }

  @Override
  public List<StoredFile> listVersionFiles(String slug, String version) {
    return session.read(
        connection ->
            Session.list(
                connection,
                """
                SELECT slug, file_name, media_type, size_bytes, sha256, created FROM version_file
                WHERE slug = ? AND version = ? ORDER BY file_name
                """,
                row ->
                    new StoredFile(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getString(5),
                        row.getTimestamp(6).toInstant()),
                slug,
                version));
  }

  @Override
  public Optional<FileFacts> findFacts(String slug, String version, String fileName) {
    return session.read(
        connection ->
            Session.find(
                connection,
                """
                SELECT facts FROM version_file
                WHERE slug = ? AND version = ? AND file_name = ? AND facts IS NOT NULL
                """,
                row -> facts(row.getString(1)),
                slug,
                version,
                fileName));
  }

  @Override
  public boolean isWanted(String sha256) {
    return session
        .read(
            connection ->
                Session.find(
                    connection,
                    """
                    SELECT EXISTS (SELECT FROM stored_file WHERE sha256 = ?)
                        OR EXISTS (SELECT FROM version_file WHERE sha256 = ?)
                        OR EXISTS (SELECT FROM draft_file f JOIN draft d ON d.id = f.draft
                                   WHERE f.sha256 = ? AND d.state <> 'DISCARDED')
                    """,
                    row -> row.getBoolean(1),
                    sha256,
                    sha256,
                    sha256))
        .orElse(true);
  }

  /** As whoever reads the row will have it, without parsing what is at hand. */
  private Description kept(ResultSet row, Description description) throws SQLException {
    String subject = subject(row);
    return description.subject().equals(subject)
        ? reader.keep(description)
        : reader.fromNTriples(subject, description.nTriples());
  }

  private String subject(ResultSet row) throws SQLException {
    String iri = row.getString("iri");
    return iri == null ? base.dataset(row.getString("slug")) : iri;
  }

  private Draft draft(ResultSet row) throws SQLException {
    return draft(row, reader.fromNTriples(subject(row), row.getString("description")));
  }

  private static Draft draft(ResultSet row, Description description) throws SQLException {
    Timestamp publishAt = row.getTimestamp("publish_at");
    return new Draft(
        row.getObject("id", UUID.class),
        row.getString("slug"),
        row.getString("agency"),
        Draft.State.valueOf(row.getString("state")),
        row.getInt("edition"),
        row.getInt("base"),
        description,
        row.getString("notes"),
        Optional.ofNullable(publishAt).map(Timestamp::toInstant),
        Optional.ofNullable(row.getObject("submitted_by", UUID.class)),
        row.getString("author_name"),
        row.getString("editor_name"),
        row.getTimestamp("created").toInstant(),
        row.getTimestamp("modified").toInstant());
  }

  private FileFacts facts(String text) {
    try {
      return json.readValue(text, FileFacts.class);
    } catch (IOException e) {
      throw new UncheckedIOException("the facts of a file cannot be read", e);
    }
  }

  private String text(FileFacts facts) {
    try {
      return json.writeValueAsString(facts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
