package vn.sen.access.sharing;

import java.util.Collection;
import java.util.UUID;

/** Sends a notice by e-mail, where the portal can. */
public interface Letters {
  /** Returns at once; a letter that cannot be sent is logged, never the caller's failure. */
  void send(Collection<UUID> accounts, Notifications.Notice notice);
}
