package vn.sen.access.leak;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.sen.access.Person;
import vn.sen.access.Role;
import vn.sen.access.Scope;
import vn.sen.access.sharing.AccessRequest;
import vn.sen.access.sharing.AccessRequests;
import vn.sen.access.sharing.Agreement;
import vn.sen.access.sharing.Agreements;
import vn.sen.access.sharing.SharingReview;
import vn.sen.catalog.ChangeFollower;
import vn.sen.metadata.LocalizedText;
import vn.sen.testing.RunningPortal;
import vn.sen.testing.TestAgreement;
import vn.sen.testing.TestPerson;

/** Who asks in the leak matrix, what there is to be asked about, and who may have what of it. */
final class LeakWorld {
  private final RunningPortal portal;
  private final Map<String, TestPerson> people = new LinkedHashMap<>();
  private final Map<String, String[]> callers = new LinkedHashMap<>();
  private final Map<String, Set<String>> mayDiscover = new LinkedHashMap<>();
  private final Map<String, Set<String>> mayUse = new LinkedHashMap<>();
  private final Map<String, UUID> agreements = new LinkedHashMap<>();
  private SecretDataset hidden;
  private SecretDataset restricted;
  private SecretDataset shared;
  private SecretDataset draft;
  private SecretDataset embargoed;
  private UUID requestForHidden;

  LeakWorld(RunningPortal portal) {
    this.portal = portal;
    signIn();
  }

  /** Name to headers of each caller. */
  Map<String, String[]> callers() {
    return callers;
  }

  boolean mayDiscover(String caller, SecretDataset dataset) {
    return mayDiscover.get(caller).contains(dataset.slug());
  }

  boolean mayUse(String caller, SecretDataset dataset) {
    return mayUse.get(caller).contains(dataset.slug());
  }

  SecretDataset hidden() {
    return hidden;
  }

  SecretDataset restricted() {
    return restricted;
  }

  SecretDataset draft() {
    return draft;
  }

  List<SecretDataset> datasets() {
    return List.of(hidden, draft, restricted, shared, embargoed);
  }

  /** The agreement of the holder, or of another, on a dataset. */
  UUID agreement(String party, SecretDataset dataset) {
    return agreements.get(party + " " + dataset.slug());
  }

  /** The holder's own request for the hidden dataset, which nobody else may know of. */
  UUID requestForHidden() {
    return requestForHidden;
  }

  /** What outsiders must not notice at all; each has a draft of its next version, too. */
  void publishUnseen() {
    hidden = SecretDataset.create(portal, "hidden", "restricted", SecretDataset.Kind.HIDDEN);
    draft = SecretDataset.create(portal, "drafts", "open", SecretDataset.Kind.DRAFT);
    for (SecretDataset dataset : List.of(hidden, draft)) {
      dataset.draftNext(portal, token("owner steward", Scope.DECIDE));
    }
    settle();
  }

  /** What everybody may discover, with agreements and requests in every state. */
  void publishSeen() {
    restricted = SecretDataset.create(portal, "restri", "restricted", SecretDataset.Kind.SEEN);
    shared = SecretDataset.create(portal, "shared", "shared", SecretDataset.Kind.SEEN);
    embargoed = SecretDataset.create(portal, "embarg", "open", SecretDataset.Kind.EMBARGOED);
    settle();
    // An agreement does not open the files before their day.
    for (SecretDataset dataset : List.of(hidden, restricted, embargoed)) {
      agree(dataset, "holder", Duration.ofDays(-1), Duration.ofDays(1), false);
      agree(dataset, "expired", Duration.ofDays(-2), Duration.ofSeconds(-1), false);
      agree(dataset, "revoked", Duration.ofDays(-1), Duration.ofDays(1), true);
    }
    requestForHidden = request(hidden);
    // Those whose agreement ended are told so, which must not tell them more.
    portal.context().getBean(SharingReview.class).review();
    may(
        "owner member",
        List.of(hidden, draft, restricted, shared, embargoed),
        List.of(hidden, draft, restricted, shared, embargoed));
    may(
        "owner steward",
        List.of(hidden, draft, restricted, shared, embargoed),
        List.of(hidden, draft, restricted, shared, embargoed));
    for (String name : List.of("holder", "holder by CKAN key")) {
      may(name, List.of(hidden, restricted, shared, embargoed), List.of(hidden, restricted));
    }
    for (String name : List.of("other member", "other member by Bearer")) {
      may(name, List.of(restricted, shared, embargoed), List.of(shared));
    }
    for (String name :
        List.of(
            "anonymous",
            "signed in",
            "administrator",
            "expired",
            "expired by raw key",
            "revoked",
            "revoked by Basic")) {
      may(name, List.of(restricted, shared, embargoed), List.of());
    }
  }

  private void signIn() {
    callers.put("anonymous", new String[0]);
    person("signed in", Map.of());
    person("owner member", Map.of(SecretDataset.OWNER, Role.MEMBER));
    person("other member", Map.of(SecretDataset.OTHER, Role.MEMBER));
    person("owner steward", Map.of(SecretDataset.OWNER, Role.STEWARD));
    people.put("administrator", portal.signInAdministrator("administrator"));
    person("holder", Map.of());
    person("expired", Map.of());
    person("revoked", Map.of());
    people.forEach((name, one) -> callers.put(name, new String[] {"Cookie", one.cookie()}));
    callers.put(
        "other member by Bearer",
        new String[] {"Authorization", "Bearer " + token("other member", Scope.DECIDE)});
    callers.put("holder by CKAN key", new String[] {"X-CKAN-API-Key", token("holder", Scope.READ)});
    callers.put("expired by raw key", new String[] {"Authorization", token("expired", Scope.READ)});
    callers.put(
        "revoked by Basic",
        new String[] {
          "Authorization",
          "Basic "
              + Base64.getEncoder()
                  .encodeToString(
                      ("x:" + token("revoked", Scope.READ)).getBytes(StandardCharsets.UTF_8))
        });
  }

  private String token(String person, Scope scope) {
    return people.get(person).token(scope);
  }

  private void person(String name, Map<String, Role> roles) {
    people.put(name, portal.signIn(name, roles));
  }

  private void may(String name, List<SecretDataset> discover, List<SecretDataset> use) {
    mayDiscover.put(name, discover.stream().map(SecretDataset::slug).collect(Collectors.toSet()));
    mayUse.put(name, use.stream().map(SecretDataset::slug).collect(Collectors.toSet()));
  }

  private void agree(
      SecretDataset dataset, String party, Duration from, Duration until, boolean revoked) {
    Agreements kept = portal.context().getBean(Agreements.class);
    Instant now = Instant.now();
    Agreement agreement =
        TestAgreement.on(dataset.id(portal), dataset.slug(), SecretDataset.OWNER)
            .with(Optional.of(people.get(party).person().id()), Optional.empty())
            .said(party, "project " + dataset.canary(), "conditions " + dataset.canary())
            .lasting(now.plus(from), now.plus(until))
            .agreement();
    kept.create(agreement, "steward", now);
    if (revoked) {
      kept.revoke(agreement.id(), "steward", "reason", now);
    }
    agreements.put(party + " " + dataset.slug(), agreement.id());
  }

  private UUID request(SecretDataset dataset) {
    Person holder = people.get("holder").person();
    Instant now = Instant.now();
    UUID id = UUID.randomUUID();
    portal
        .context()
        .getBean(AccessRequests.class)
        .create(
            List.of(
                new AccessRequest(
                    id,
                    UUID.randomUUID(),
                    dataset.id(portal),
                    dataset.slug(),
                    new LocalizedText(Map.of("vi", "")),
                    SecretDataset.OWNER,
                    holder.id(),
                    holder.name(),
                    Optional.empty(),
                    "research",
                    "project " + dataset.canary(),
                    LocalDate.now(),
                    LocalDate.now().plusDays(9),
                    AccessRequest.State.OPEN,
                    now,
                    now,
                    Optional.empty(),
                    "")));
    return id;
  }

  void settle() {
    portal.context().getBean(ChangeFollower.class).awaitApplied();
  }
}
