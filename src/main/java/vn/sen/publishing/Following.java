package vn.sen.publishing;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.sen.access.Caller;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;
import vn.sen.platform.ProblemException;

/** Who wants to hear of new versions of which datasets. */
@Singleton
public final class Following {
  private final Followers followers;
  private final Datasets datasets;

  Following(Followers followers, Datasets datasets) {
    this.followers = followers;
    this.datasets = datasets;
  }

  /**
   * Twice is the same as once.
   *
   * @throws ProblemException 401, or not found
   */
  public void follow(Caller caller, String slug) {
    UUID account = Permission.signedIn(caller).id();
    followers.follow(
        account, find(caller, slug).map(Dataset::slug).orElseThrow(Permission::notFound));
  }

  /** Also of a dataset that may not be discovered any more. */
  public void unfollow(Caller caller, String slug) {
    followers.unfollow(Permission.signedIn(caller).id(), slug);
  }

  public boolean isFollowing(Caller caller, String slug) {
    return caller.person().filter(person -> followers.isFollowing(person.id(), slug)).isPresent();
  }

  /** What the caller follows and may discover, in ascending order of slugs. */
  public List<Dataset> list(Caller caller) {
    return followers.listFollowed(Permission.signedIn(caller).id()).stream()
        .map(slug -> find(caller, slug))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Dataset> find(Caller caller, String slug) {
    return datasets.find(slug, caller.tokens());
  }
}
