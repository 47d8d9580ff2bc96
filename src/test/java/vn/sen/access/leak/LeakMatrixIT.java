package vn.sen.access.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.sen.access.Role;
import vn.sen.access.sharing.Agreement;
import vn.sen.access.sharing.Agreements;
import vn.sen.access.sharing.SharingReview;
import vn.sen.catalog.ChangeFollower;
import vn.sen.metadata.LocalizedText;
import vn.sen.testing.RunningPortal;
import vn.sen.testing.TestPerson;

/**
 * The leak matrix: every address the portal answers × every kind of caller × hidden, restricted,
 * shared and draft datasets. Nothing of a dataset reaches a caller who may not have it: no canary,
 * no count, no facet, no difference from an answer about a dataset that does not exist.
 */
class LeakMatrixIT {
  private static final List<String> ACCEPTS =
      List.of("text/html", "application/json", "text/turtle", "*/*");

  private static RunningPortal portal;

  /** Name to headers of the caller. */
  private static final Map<String, String[]> CALLERS = new LinkedHashMap<>();

  /** Name to slugs of what they may discover, and whose file they may have. */
  private static final Map<String, Set<String>> MAY_DISCOVER = new LinkedHashMap<>();

  private static final Map<String, Set<String>> MAY_USE = new LinkedHashMap<>();

  private static SecretDataset hidden;
  private static SecretDataset restricted;
  private static SecretDataset shared;
  private static SecretDataset draft;
  private static SecretDataset missing;
  private static Map<String, String> before;

  private static int requests;
  private static final List<String> leaks = new ArrayList<>();

  @BeforeAll
  static void publish() {
    portal = RunningPortal.get();
    callers();
    missing = new SecretDataset("leak-hidden-00000000", "", "", "tukhoaqqqq00000000000000");
    settle();
    before = generalAnswers(missing);
    hidden = SecretDataset.create(portal, "hidden", "restricted", SecretDataset.Kind.HIDDEN);
    draft = SecretDataset.create(portal, "drafts", "open", SecretDataset.Kind.DRAFT);
    settle();
  }

  private static void publishSeen() {
    restricted = SecretDataset.create(portal, "restri", "restricted", SecretDataset.Kind.SEEN);
    shared = SecretDataset.create(portal, "shared", "shared", SecretDataset.Kind.SEEN);
    settle();
    for (SecretDataset dataset : List.of(hidden, restricted)) {
      agree(dataset, "holder", Duration.ofDays(-1), Duration.ofDays(1), false);
      agree(dataset, "expired", Duration.ofDays(-2), Duration.ofSeconds(-1), false);
      agree(dataset, "revoked", Duration.ofDays(-1), Duration.ofDays(1), true);
    }
    // Those whose agreement ended are told so, which must not tell them more.
    portal.context().getBean(SharingReview.class).review();
    may(
        "owner member",
        List.of(hidden, draft, restricted, shared),
        List.of(hidden, draft, restricted, shared));
    may(
        "owner steward",
        List.of(hidden, draft, restricted, shared),
        List.of(hidden, draft, restricted, shared));
    may("holder", List.of(hidden, restricted, shared), List.of(hidden, restricted));
    may("other member", List.of(restricted, shared), List.of(shared));
    for (String name : List.of("anonymous", "signed in", "administrator", "expired", "revoked")) {
      may(name, List.of(restricted, shared), List.of());
    }
  }

  private static final Map<String, TestPerson> PEOPLE = new LinkedHashMap<>();

  private static void callers() {
    CALLERS.put("anonymous", new String[0]);
    person("signed in", Map.of());
    person("owner member", Map.of(SecretDataset.OWNER, Role.MEMBER));
    person("other member", Map.of(SecretDataset.OTHER, Role.MEMBER));
    person("owner steward", Map.of(SecretDataset.OWNER, Role.STEWARD));
    PEOPLE.put("administrator", portal.signInAdministrator("administrator"));
    person("holder", Map.of());
    person("expired", Map.of());
    person("revoked", Map.of());
    PEOPLE.forEach((name, one) -> CALLERS.put(name, new String[] {"Cookie", one.cookie()}));
  }

  private static void person(String name, Map<String, Role> roles) {
    PEOPLE.put(name, portal.signIn(name, roles));
  }

  private static void may(String name, List<SecretDataset> discover, List<SecretDataset> use) {
    MAY_DISCOVER.put(name, discover.stream().map(SecretDataset::slug).collect(Collectors.toSet()));
    MAY_USE.put(name, use.stream().map(SecretDataset::slug).collect(Collectors.toSet()));
  }

  private static void agree(
      SecretDataset dataset, String party, Duration from, Duration until, boolean revoked) {
    Agreements agreements = portal.context().getBean(Agreements.class);
    Instant now = Instant.now();
    UUID id = UUID.randomUUID();
    agreements.create(
        new Agreement(
            id,
            Optional.empty(),
            dataset.id(portal),
            dataset.slug(),
            new LocalizedText(Map.of("vi", "")),
            SecretDataset.OWNER,
            Optional.of(PEOPLE.get(party).person().id()),
            Optional.empty(),
            party,
            "research",
            "project " + dataset.canary(),
            "conditions " + dataset.canary(),
            now.plus(from),
            now.plus(until),
            Optional.empty(),
            0,
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            false,
            now,
            "steward",
            Optional.empty(),
            ""),
        "steward",
        now);
    if (revoked) {
      agreements.revoke(id, "steward", "reason", now);
    }
  }

  private static void settle() {
    portal.context().getBean(ChangeFollower.class).awaitApplied();
  }

  @Test
  void nothingReachesWhoMayNotHaveIt() {
    worldLooksTheSame();
    publishSeen();
    everySurfaceOfEveryDataset();
    generalSurfacesHoldNoCanary();

    System.out.printf(
        "Leak matrix: %d surfaces, %d callers, %d datasets, %d requests, %d leaks%n",
        Surfaces.OF_DATASET.size() + Surfaces.GENERAL.size(),
        CALLERS.size(),
        4,
        requests,
        leaks.size());
    assertThat(leaks).isEmpty();
  }

  @Test
  void everyRoute_isASurface() {
    Set<String> routes =
        portal
            .context()
            .getBean(Router.class)
            .uriRoutes()
            .filter(route -> route.getHttpMethod().name().equals("GET"))
            .map(route -> "GET " + route.getUriMatchTemplate())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> known = new TreeSet<>(Surfaces.OF_DATASET.keySet());
    known.addAll(Surfaces.GENERAL.keySet());
    known.addAll(Surfaces.APART);

    assertThat(known).containsAll(routes);
  }

  /** With the hidden and the draft one there, outsiders get the very answers they got before. */
  private static void worldLooksTheSame() {
    Map<String, String> after = generalAnswers(missing);
    before.forEach(
        (what, answer) -> {
          boolean isInsider = what.startsWith("owner ");
          if (!isInsider && !answer.equals(after.get(what))) {
            leaks.add("changed: " + what + difference(answer, after.get(what)));
          }
        });
  }

  private static String difference(String one, String other) {
    int at = 0;
    while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    return " …" + around(one, at) + "… became …" + around(other, at) + "…";
  }

  private static String around(String text, int at) {
    return text.substring(Math.max(0, at - 60), Math.min(text.length(), at + 60));
  }

  private static Map<String, String> generalAnswers(SecretDataset asked) {
    Map<String, String> answers = new TreeMap<>();
    for (Map.Entry<String, String[]> caller : CALLERS.entrySet()) {
      for (Function<SecretDataset, List<String>> paths : Surfaces.GENERAL.values()) {
        for (String path : paths.apply(asked)) {
          answers.put(caller.getKey() + " " + path, whole(get(caller.getValue(), path, "*/*")));
        }
      }
    }
    return answers;
  }

  private static void everySurfaceOfEveryDataset() {
    for (SecretDataset dataset : List.of(hidden, draft, restricted, shared)) {
      for (Function<SecretDataset, List<String>> paths : Surfaces.OF_DATASET.values()) {
        for (String caller : CALLERS.keySet()) {
          List<String> of = paths.apply(dataset);
          SecretDataset none = none(dataset);
          List<String> ofNone = paths.apply(none);
          for (int i = 0; i < of.size(); i++) {
            for (String accept : ACCEPTS) {
              check(caller, dataset, of.get(i), none, ofNone.get(i), accept);
            }
          }
        }
      }
    }
  }

  private static SecretDataset none(SecretDataset dataset) {
    return new SecretDataset(
        dataset.slug().substring(0, dataset.slug().length() - 8) + "00000000",
        "",
        dataset.dataCanary(),
        "");
  }

  private static void check(
      String caller,
      SecretDataset dataset,
      String path,
      SecretDataset none,
      String nonePath,
      String accept) {
    HttpResponse<String> answer = get(CALLERS.get(caller), path, accept);
    String whole = whole(answer);
    String what = caller + " " + accept + " " + path;
    boolean discovers = MAY_DISCOVER.get(caller).contains(dataset.slug());
    boolean uses = MAY_USE.get(caller).contains(dataset.slug());
    if (!uses && whole.contains(dataset.dataCanary())) {
      leaks.add("data: " + what);
    }
    if (!discovers) {
      if (whole.contains(dataset.canary())) {
        leaks.add("canary: " + what);
      }
      String ofNone = whole(get(CALLERS.get(caller), nonePath, accept));
      if (!whole.replace(dataset.slug(), "SLUG").equals(ofNone.replace(none.slug(), "SLUG"))) {
        leaks.add("differs from none: " + what + difference(ofNone, whole));
      }
    } else if (path.endsWith("/files/" + SecretDataset.FILE)) {
      int expected = uses ? 200 : 403;
      if (answer.statusCode() != expected) {
        leaks.add("status " + answer.statusCode() + ", not " + expected + ": " + what);
      }
    } else if (answer.statusCode() >= 500) {
      leaks.add("fails: " + what);
    }
  }

  private static void generalSurfacesHoldNoCanary() {
    List<SecretDataset> all = List.of(hidden, draft, restricted, shared);
    for (SecretDataset asked : all) {
      for (Function<SecretDataset, List<String>> paths : Surfaces.GENERAL.values()) {
        for (String path : paths.apply(asked)) {
          for (String caller : CALLERS.keySet()) {
            String whole = whole(get(CALLERS.get(caller), path, "*/*"));
            for (SecretDataset dataset : all) {
              boolean discovers = MAY_DISCOVER.get(caller).contains(dataset.slug());
              if (!discovers
                  && (whole.contains(dataset.canary()) || whole.contains(dataset.slug()))) {
                leaks.add("canary of " + dataset.slug() + ": " + caller + " " + path);
              }
              if (whole.contains(dataset.dataCanary())) {
                leaks.add("data of " + dataset.slug() + ": " + caller + " " + path);
              }
            }
          }
        }
      }
    }
  }

  private static HttpResponse<String> get(String[] headers, String path, String accept) {
    requests++;
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Accept");
    all.add(accept);
    return portal.get(path, all.toArray(String[]::new));
  }

  /** Status, headers and body, without what differs from one moment to the next. */
  private static String whole(HttpResponse<String> answer) {
    Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
    headers.remove("date");
    headers.remove("set-cookie");
    return answer.statusCode()
        + "\n"
        + headers
        + "\n"
        + answer.body().replaceAll("urn:uuid:[0-9a-f-]{36}", "INSTANCE");
  }
}
