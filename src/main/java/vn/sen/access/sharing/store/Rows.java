package vn.sen.access.sharing.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.sen.access.sharing.AccessRequest;
import vn.sen.access.sharing.Agreement;
import vn.sen.access.sharing.Duty;
import vn.sen.metadata.LocalizedText;

/** Rows of the database as values. */
final class Rows {
  static final String REQUEST =
      """
      SELECT r.*, d.slug, d.title_vi, d.title_en
      FROM access_request r JOIN dataset d ON d.id = r.dataset
      """;
  static final String AGREEMENT =
      """
      SELECT a.*, d.slug, d.title_vi, d.title_en,
        EXISTS (SELECT 1 FROM agreement_event e
                WHERE e.agreement = a.id AND e.kind = 'REPORTED') AS reported
      FROM agreement a JOIN dataset d ON d.id = a.dataset
      """;

  private Rows() {}

  static AccessRequest request(ResultSet row) throws SQLException {
    return new AccessRequest(
        row.getObject("id", UUID.class),
        row.getObject("form", UUID.class),
        row.getObject("dataset", UUID.class),
        row.getString("slug"),
        text(row.getString("title_vi"), row.getString("title_en")),
        row.getString("owner"),
        row.getObject("requester", UUID.class),
        row.getString("requester_name"),
        Optional.ofNullable(row.getString("agency")),
        row.getString("purpose"),
        row.getString("project"),
        row.getObject("starts", LocalDate.class),
        row.getObject("ends", LocalDate.class),
        AccessRequest.State.valueOf(row.getString("state")),
        instant(row, "created"),
        instant(row, "turned"),
        findInstant(row, "decided"),
        row.getString("reason"));
  }

  static Agreement agreement(ResultSet row) throws SQLException {
    return new Agreement(
        row.getObject("id", UUID.class),
        Optional.ofNullable(row.getObject("request", UUID.class)),
        row.getObject("dataset", UUID.class),
        row.getString("slug"),
        text(row.getString("title_vi"), row.getString("title_en")),
        row.getString("owner"),
        Optional.ofNullable(row.getObject("person", UUID.class)),
        Optional.ofNullable(row.getString("agency")),
        row.getString("party_name"),
        row.getString("purpose"),
        row.getString("project"),
        row.getString("conditions"),
        instant(row, "starts"),
        instant(row, "ends"),
        Optional.ofNullable(row.getObject("most_uses", Long.class)),
        row.getLong("uses"),
        Optional.ofNullable(row.getObject("shared_datasets", Integer.class)),
        duties((String[]) row.getArray("duties").getArray()),
        Optional.ofNullable(row.getObject("report_due", LocalDate.class)),
        row.getBoolean("reported"),
        instant(row, "created"),
        row.getString("granted_by"),
        findInstant(row, "revoked"),
        row.getString("revoke_reason"));
  }

  private static Set<Duty> duties(String[] codes) {
    return Arrays.stream(codes).map(Duty::valueOf).collect(Collectors.toUnmodifiableSet());
  }

  static LocalizedText text(String vietnamese, String english) {
    Map<String, String> values = new TreeMap<>();
    values.put("vi", vietnamese);
    values.put("en", english);
    return new LocalizedText(values);
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getTimestamp(column).toInstant();
  }

  static Optional<Instant> findInstant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }

  static Timestamp at(Instant instant) {
    return Timestamp.from(instant);
  }

  static @Nullable Object orNull(Optional<?> value) {
    return value.isPresent() ? value.get() : null;
  }

  static String[] array(Set<String> texts) {
    return texts.stream().sorted().toArray(String[]::new);
  }
}
