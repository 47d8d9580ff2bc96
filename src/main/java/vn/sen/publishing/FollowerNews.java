package vn.sen.publishing;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.sen.access.Gate;
import vn.sen.access.Memberships;
import vn.sen.access.Tokens;
import vn.sen.access.sharing.Letters;
import vn.sen.access.sharing.Notifications;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;
import vn.sen.metadata.LocalizedText;

/** Tells followers of a new version; nobody hears of a dataset that they may not discover now. */
@Singleton
final class FollowerNews {
  private final Followers followers;
  private final Notifications notifications;
  private final Letters letters;
  private final Memberships memberships;
  private final Datasets datasets;
  private final Gate gate;
  private final Clock clock;

  FollowerNews(
      Followers followers,
      Notifications notifications,
      Letters letters,
      Memberships memberships,
      Datasets datasets,
      Gate gate,
      Clock clock) {
    this.followers = followers;
    this.notifications = notifications;
    this.letters = letters;
    this.memberships = memberships;
    this.datasets = datasets;
    this.gate = gate;
    this.clock = clock;
  }

  /**
   * Within the transaction that publishes, so that it is told exactly when it is so.
   *
   * @return what sends the same by e-mail, to be run once the transaction is over; it does not wait
   */
  Runnable tell(String slug, String version, String notes) {
    List<UUID> told = new ArrayList<>();
    Optional<Notifications.Notice> notice = Optional.empty();
    for (UUID account : followers.listFollowersOf(slug)) {
      Optional<Dataset> seen = datasets.find(slug, tokens(account));
      if (seen.isPresent()) {
        notice = Optional.of(notice(seen.get(), slug, version, notes));
        told.add(account);
      }
    }
    notice.ifPresent(said -> notifications.create(told, said, clock.instant()));
    Optional<Notifications.Notice> letter = notice;
    // Apart, as whoever ends the transaction still holds its connection.
    return () ->
        letter.ifPresent(
            said -> Thread.ofVirtual().name("letters").start(() -> letters.send(told, said)));
  }

  /**
   * Fewer than the person may hold, never more: what is for all of government is told to none, as
   * not every agency is of the government.
   */
  private Set<String> tokens(UUID account) {
    Set<String> tokens = new HashSet<>(gate.tokensOfPerson(account));
    memberships
        .listOfPerson(account)
        .forEach(membership -> tokens.add(Tokens.agency(membership.agency())));
    return tokens;
  }

  private static Notifications.Notice notice(
      Dataset dataset, String slug, String version, String notes) {
    LocalizedText title = dataset.view().title();
    String more = notes.isEmpty() ? "" : ": " + notes;
    return new Notifications.Notice(
        Optional.of(dataset.id()),
        "“%s” có phiên bản %s%s".formatted(title.in(Locale.of("vi")), version, more),
        "“%s” has version %s%s".formatted(title.in(Locale.ENGLISH), version, more),
        "/datasets/" + slug + "/versions/" + version);
  }
}
