package vn.sen.access.sharing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import vn.sen.metadata.LocalizedText;

/** What people are told of in the portal. */
public interface Notifications {

  void create(Collection<UUID> accounts, Notice notice, Instant now);

  /** The newest first, at most 200. */
  List<Entry> list(UUID account);

  long countUnseen(UUID account);

  void markSeen(UUID account, Instant now);

  /**
   * @param link path of the page where something can be done
   */
  record Notice(String vietnamese, String english, String link) {}

  record Entry(LocalizedText text, String link, Instant created, boolean seen) {}
}
