package vn.sen.catalog.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import vn.sen.metadata.ResourceLink;
import vn.sen.platform.Session;

/** The links of each description; written in the transaction that writes the description. */
final class LinkTable {
  /** An index entry of PostgreSQL holds no more; a longer address is no dataset's. */
  private static final int LONGEST_TARGET_CHARACTERS = 1_000;

  private LinkTable() {}

  /** Those that have a place in the table. */
  static List<ResourceLink> keepable(List<ResourceLink> links) {
    return links.stream()
        .filter(link -> link.target().length() <= LONGEST_TARGET_CHARACTERS)
        .toList();
  }

  static void replace(Connection connection, UUID dataset, List<ResourceLink> links)
      throws SQLException {
    Session.update(connection, "DELETE FROM dataset_link WHERE dataset = ?", dataset);
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO dataset_link (dataset, property, target) VALUES (?, ?, ?)")) {
      for (ResourceLink link : keepable(links)) {
        statement.setObject(1, dataset);
        statement.setString(2, link.property());
        statement.setString(3, link.target());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
