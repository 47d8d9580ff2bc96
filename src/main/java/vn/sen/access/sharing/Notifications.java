package vn.sen.access.sharing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.sen.metadata.LocalizedText;

/** What people are told of in the portal. */
public interface Notifications {

  void create(Collection<UUID> accounts, Notice notice, Instant now);

  /**
   * The newest first, at most 200.
   *
   * @param tokens of the reader: what tells of a dataset that they may not discover any more names
   *     it no longer
   */
  List<Entry> list(UUID account, Set<String> tokens);

  long countUnseen(UUID account);

  void markSeen(UUID account, Instant now);

  /**
   * @param dataset what it tells of, if it is one dataset
   * @param link path of the page where something can be done
   */
  record Notice(Optional<UUID> dataset, String vietnamese, String english, String link) {}

  record Entry(LocalizedText text, String link, Instant created, boolean seen) {}
}
