package vn.sen.access.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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
import vn.sen.testing.TestPerson;

/**
 * The leak matrix: every address the portal answers × every kind of caller × hidden, restricted,
 * shared and draft datasets. Nothing of a dataset reaches a caller who may not have it: no canary,
 * no count, no facet, no difference from an answer about a dataset that does not exist.
 */
class LeakMatrixIT {
  private static final List<String> ACCEPTS =
      List.of("text/html", "application/json", "text/turtle", "*/*");

  private static final int AT_ONCE = 4;

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

  private static final AtomicInteger REQUESTS = new AtomicInteger();
  private static final Collection<String> leaks = new ConcurrentLinkedQueue<>();
  private static final Map<String, UUID> AGREEMENTS = new LinkedHashMap<>();
  private static UUID requestForHidden;

  @BeforeAll
  static void publish() {
    portal = RunningPortal.get();
    callers();
    // What these do by themselves after a while is done now, so that it changes no answer later.
    portal.context().getBean(SharingReview.class).review();
    CALLERS.keySet().forEach(caller -> send("GET", caller, "/targets", "text/html"));
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
    requestForHidden = request(hidden);
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
    for (String name : List.of("holder", "holder by CKAN key")) {
      may(name, List.of(hidden, restricted, shared), List.of(hidden, restricted));
    }
    for (String name : List.of("other member", "other member by Bearer")) {
      may(name, List.of(restricted, shared), List.of(shared));
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
    CALLERS.put(
        "other member by Bearer",
        new String[] {"Authorization", "Bearer " + token("other member", Scope.DECIDE)});
    CALLERS.put("holder by CKAN key", new String[] {"X-CKAN-API-Key", token("holder", Scope.READ)});
    CALLERS.put("expired by raw key", new String[] {"Authorization", token("expired", Scope.READ)});
    CALLERS.put(
        "revoked by Basic",
        new String[] {
          "Authorization",
          "Basic "
              + Base64.getEncoder()
                  .encodeToString(
                      ("x:" + token("revoked", Scope.READ)).getBytes(StandardCharsets.UTF_8))
        });
  }

  private static String token(String person, Scope scope) {
    return PEOPLE.get(person).token(scope);
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
    AGREEMENTS.put(party + " " + dataset.slug(), id);
  }

  /** The holder's own request for the hidden dataset, which nobody else may know of. */
  private static UUID request(SecretDataset dataset) {
    Person holder = PEOPLE.get("holder").person();
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

  private static void settle() {
    portal.context().getBean(ChangeFollower.class).awaitApplied();
  }

  @Test
  void nothingReachesWhoMayNotHaveIt() {
    worldLooksTheSame();
    publishSeen();
    everySurfaceOfEveryDataset();
    actionsTellNothing();
    conditionsTellNothing();
    generalSurfacesHoldNoCanary();
    revocationEndsDownloads();

    System.out.printf(
        "Leak matrix: %d surfaces, %d actions, %d callers, %d datasets, %d requests, %d leaks%n",
        Surfaces.OF_DATASET.size() + Surfaces.GENERAL.size(),
        Actions.OF_DATASET.size() + Actions.OF_AGREEMENT.size() + Actions.OF_REQUEST.size(),
        CALLERS.size(),
        4,
        REQUESTS.get(),
        leaks.size());
    assertThat(leaks).isEmpty();
  }

  @Test
  void everyRoute_isASurface() {
    Set<String> known = new TreeSet<>(Surfaces.OF_DATASET.keySet());
    known.addAll(Surfaces.GENERAL.keySet());
    known.addAll(Surfaces.APART);
    known.addAll(Actions.OF_DATASET.keySet());
    known.addAll(Actions.OF_AGREEMENT.keySet());
    known.addAll(Actions.OF_REQUEST.keySet());
    known.addAll(Actions.APART);

    assertThat(known).containsAll(routes());
  }

  /** HEAD is asked with every GET; OPTIONS and TRACE look at nothing. */
  private static Set<String> routes() {
    return portal
        .context()
        .getBean(Router.class)
        .uriRoutes()
        .filter(
            route ->
                Set.of("GET", "POST", "PUT", "PATCH", "DELETE")
                    .contains(route.getHttpMethod().name()))
        .map(route -> route.getHttpMethod() + " " + route.getUriMatchTemplate())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Several at once, as the portal is asked in earnest; the first failure ends the test. */
  private static void inParallel(List<Runnable> tasks) {
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<? extends Future<?>> running = tasks.stream().map(threads::submit).toList();
      for (Future<?> one : running) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
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
    Map<String, String> answers = new ConcurrentSkipListMap<>();
    List<Runnable> tasks = new ArrayList<>();
    for (String caller : CALLERS.keySet()) {
      if (isByToken(caller)) {
        continue; // the same person asks with a cookie
      }
      for (Function<SecretDataset, List<String>> paths : Surfaces.GENERAL.values()) {
        for (String path : paths.apply(asked)) {
          tasks.add(
              () -> answers.put(caller + " " + path, whole(send("GET", caller, path, "*/*"))));
        }
      }
    }
    inParallel(tasks);
    return answers;
  }

  private static void everySurfaceOfEveryDataset() {
    List<Runnable> tasks = new ArrayList<>();
    for (SecretDataset dataset : List.of(hidden, draft, restricted, shared)) {
      SecretDataset none = none(dataset);
      for (Function<SecretDataset, List<String>> paths : Surfaces.OF_DATASET.values()) {
        List<String> of = paths.apply(dataset);
        List<String> ofNone = paths.apply(none);
        for (String caller : CALLERS.keySet()) {
          for (int i = 0; i < of.size(); i++) {
            String path = of.get(i);
            String nonePath = ofNone.get(i);
            // The first address of a surface is the one whose form is negotiated.
            for (String accept : i == 0 && !isByToken(caller) ? ACCEPTS : List.of("*/*")) {
              tasks.add(() -> check("GET", caller, dataset, path, none, nonePath, accept));
            }
            if (i == 0) {
              tasks.add(() -> check("HEAD", caller, dataset, path, none, nonePath, "*/*"));
            }
          }
        }
      }
    }
    inParallel(tasks);
  }

  private static boolean isByToken(String caller) {
    return caller.contains(" by ");
  }

  private static SecretDataset none(SecretDataset dataset) {
    return new SecretDataset(
        dataset.slug().substring(0, dataset.slug().length() - 8) + "00000000",
        "",
        dataset.dataCanary(),
        "");
  }

  private static void check(
      String method,
      String caller,
      SecretDataset dataset,
      String path,
      SecretDataset none,
      String nonePath,
      String accept) {
    HttpResponse<byte[]> answer = send(method, caller, path, accept);
    String whole = whole(answer);
    String what = method + " " + caller + " " + accept + " " + path;
    boolean discovers = MAY_DISCOVER.get(caller).contains(dataset.slug());
    boolean uses = MAY_USE.get(caller).contains(dataset.slug());
    if (!uses && whole.contains(dataset.dataCanary())) {
      leaks.add("data: " + what);
    }
    if (!discovers) {
      if (whole.contains(dataset.canary())) {
        leaks.add("canary: " + what);
      }
      compare(
          what,
          whole.replace(dataset.slug(), "SLUG"),
          whole(send(method, caller, nonePath, accept)).replace(none.slug(), "SLUG"));
    } else if (path.equals("/datasets/" + dataset.slug() + "/files/" + SecretDataset.FILE)) {
      int expected = uses ? 200 : 403;
      if (answer.statusCode() != expected) {
        leaks.add("status " + answer.statusCode() + ", not " + expected + ": " + what);
      }
    } else if (answer.statusCode() >= 500) {
      leaks.add("fails: " + what);
    }
  }

  private static void compare(String what, String whole, String ofNone) {
    if (!whole.equals(ofNone)) {
      leaks.add("differs from none: " + what + difference(ofNone, whole));
    }
  }

  /** Whoever may not know of a dataset, or of an agreement on it, changes nothing and learns it. */
  private static void actionsTellNothing() {
    List<Runnable> tasks = new ArrayList<>();
    for (String caller : CALLERS.keySet()) {
      for (SecretDataset dataset : List.of(hidden, draft)) {
        SecretDataset none = none(dataset);
        if (!MAY_DISCOVER.get(caller).contains(dataset.slug())) {
          Actions.OF_DATASET.forEach(
              (route, action) ->
                  tasks.add(
                      () ->
                          same(
                              caller,
                              action.apply(dataset),
                              dataset.slug(),
                              action.apply(none),
                              none.slug())));
        }
      }
      if (!caller.startsWith("owner ") && !caller.startsWith("holder")) {
        of(tasks, caller, Actions.OF_REQUEST, requestForHidden);
        of(tasks, caller, Actions.OF_AGREEMENT, AGREEMENTS.get("holder " + hidden.slug()));
      }
    }
    inParallel(tasks);
  }

  private static void of(
      List<Runnable> tasks,
      String caller,
      Map<String, Function<String, Actions.Action>> actions,
      UUID id) {
    String known = id.toString();
    String none = "00000000-0000-0000-0000-000000000000";
    actions.forEach(
        (route, action) ->
            tasks.add(() -> same(caller, action.apply(known), known, action.apply(none), none)));
  }

  private static void same(
      String caller, Actions.Action action, String name, Actions.Action ofNone, String noneName) {
    String whole = whole(act(caller, action));
    String what = caller + " " + action;
    if (whole.contains(hidden.canary()) || whole.contains(draft.canary())) {
      leaks.add("canary: " + what);
    }
    compare(
        what,
        untagged(whole, action).replace(name, "NAME"),
        untagged(whole(act(caller, ofNone)), ofNone).replace(noneName, "NAME"));
  }

  /** The tag of a query's answer is made of the query's text, which names what is asked for. */
  private static String untagged(String whole, Actions.Action action) {
    return action.path().equals("/sparql") ? whole.replaceAll("etag=\\[[^]]*]", "") : whole;
  }

  private static HttpResponse<byte[]> act(String caller, Actions.Action action) {
    List<String> headers = new ArrayList<>(List.of(CALLERS.get(caller)));
    headers.addAll(List.of("Origin", portal.baseIri().replaceAll("/$", "")));
    headers.addAll(List.of("Content-Type", action.contentType()));
    REQUESTS.incrementAndGet();
    return portal.send(
        portal
            .request(action.path(), headers.toArray(String[]::new))
            .method(action.method(), HttpRequest.BodyPublishers.ofString(action.body()))
            .build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  /** A tag or a date of what they may not see does not change an outsider's answer. */
  private static void conditionsTellNothing() {
    List<Runnable> tasks = new ArrayList<>();
    SecretDataset none = none(hidden);
    for (Function<SecretDataset, List<String>> paths : Surfaces.OF_DATASET.values()) {
      String path = paths.apply(hidden).getFirst();
      String nonePath = paths.apply(none).getFirst();
      String tag =
          send("GET", "owner member", path, "*/*").headers().firstValue("ETag").orElse("\"x\"");
      for (String caller : List.of("anonymous", "other member", "revoked", "administrator")) {
        for (String[] condition :
            List.of(
                new String[] {"If-None-Match", tag},
                new String[] {"If-None-Match", "*"},
                new String[] {"If-Match", tag},
                new String[] {"If-Modified-Since", "Fri, 01 Jan 2038 00:00:00 GMT"},
                new String[] {"If-Unmodified-Since", "Thu, 01 Jan 1970 00:00:00 GMT"},
                new String[] {"Range", "bytes=0-0"})) {
          tasks.add(
              () ->
                  compare(
                      caller + " " + String.join(": ", condition) + " " + path,
                      whole(send("GET", caller, path, "*/*", condition))
                          .replace(hidden.slug(), "SLUG"),
                      whole(send("GET", caller, nonePath, "*/*", condition))
                          .replace(none.slug(), "SLUG")));
        }
      }
    }
    inParallel(tasks);
  }

  private static void generalSurfacesHoldNoCanary() {
    List<SecretDataset> all = List.of(hidden, draft, restricted, shared);
    Set<String> paths = new TreeSet<>();
    for (SecretDataset asked : all) {
      Surfaces.GENERAL.values().forEach(of -> paths.addAll(of.apply(asked)));
    }
    List<Runnable> tasks = new ArrayList<>();
    for (String path : paths) {
      for (String caller : CALLERS.keySet()) {
        tasks.add(() -> holdsNoCanary(caller, path, all));
      }
    }
    inParallel(tasks);
  }

  private static void holdsNoCanary(String caller, String path, List<SecretDataset> all) {
    String whole = whole(send("GET", caller, path, "*/*"));
    for (SecretDataset dataset : all) {
      boolean discovers = MAY_DISCOVER.get(caller).contains(dataset.slug());
      if (!discovers && (whole.contains(dataset.canary()) || whole.contains(dataset.slug()))) {
        leaks.add("canary of " + dataset.slug() + ": " + caller + " " + path);
      }
      if (whole.contains(dataset.dataCanary())) {
        leaks.add("data of " + dataset.slug() + ": " + caller + " " + path);
      }
    }
  }

  /** The address of a file that was downloaded a moment ago opens nothing any more. */
  private static void revocationEndsDownloads() {
    for (SecretDataset dataset : List.of(hidden, restricted)) {
      String path = "/datasets/" + dataset.slug() + "/files/" + SecretDataset.FILE;
      String tag = send("GET", "holder", path, "*/*").headers().firstValue("ETag").orElseThrow();
      portal
          .context()
          .getBean(Agreements.class)
          .revoke(AGREEMENTS.get("holder " + dataset.slug()), "steward", "reason", Instant.now());
      int expected = dataset == hidden ? 404 : 403;
      for (String caller : List.of("holder", "holder by CKAN key")) {
        for (String method : List.of("GET", "HEAD")) {
          for (String[] header :
              List.of(
                  new String[0],
                  new String[] {"If-None-Match", tag},
                  new String[] {"Range", "bytes=0-3"},
                  new String[] {"Range", "bytes=0-3", "If-Range", tag})) {
            HttpResponse<byte[]> answer = send(method, caller, path, "*/*", header);
            if (answer.statusCode() != expected || whole(answer).contains(dataset.dataCanary())) {
              leaks.add("after revocation " + answer.statusCode() + ": " + method + " " + path);
            }
          }
        }
      }
    }
  }

  private static HttpResponse<byte[]> send(
      String method, String caller, String path, String accept, String... more) {
    REQUESTS.incrementAndGet();
    List<String> headers = new ArrayList<>(List.of(CALLERS.get(caller)));
    headers.addAll(List.of("Accept", accept));
    headers.addAll(List.of(more));
    return portal.send(
        portal
            .request(path, headers.toArray(String[]::new))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  /** Status, headers and body, without what differs from one moment to the next. */
  private static String whole(HttpResponse<byte[]> answer) {
    Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
    headers.remove("date");
    headers.remove("set-cookie");
    return answer.statusCode()
        + "\n"
        + headers
        + "\n"
        + text(answer.body())
            .replaceAll("urn:uuid:[0-9a-f-]{36}", "INSTANCE")
            .replaceAll("\\d\\d:\\d\\d, \\d\\d/\\d\\d/\\d{4}", "TIME");
  }

  /** What is packed is looked into. */
  private static String text(byte[] body) {
    if (body.length < 2 || body[0] != (byte) 0x1f || body[1] != (byte) 0x8b) {
      return new String(body, StandardCharsets.UTF_8);
    }
    try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
