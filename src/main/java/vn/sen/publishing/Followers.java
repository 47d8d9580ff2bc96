package vn.sen.publishing;

import java.util.List;
import java.util.UUID;

/** Who follows which dataset. */
public interface Followers {

  /** Nothing when they follow it already. */
  void follow(UUID account, String slug);

  void unfollow(UUID account, String slug);

  boolean isFollowing(UUID account, String slug);

  /** Slugs in ascending order. */
  List<String> listFollowed(UUID account);

  /** Accounts in no particular order. */
  List<UUID> listFollowersOf(String slug);
}
