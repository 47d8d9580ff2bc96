package vn.sen.access.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.sen.access.sharing.Agreements;
import vn.sen.access.sharing.SharingReview;
import vn.sen.testing.RunningPortal;

/**
 * The leak matrix: every address the portal answers × every kind of caller × hidden, restricted,
 * shared and draft datasets. Nothing of a dataset reaches a caller who may not have it: no canary,
 * no count, no facet, no difference from an answer about a dataset that does not exist.
 */
class LeakMatrixIT {
  private static final List<String> ACCEPTS =
      List.of("text/html", "application/json", "text/turtle", "*/*");

  private static RunningPortal portal;
  private static LeakWorld world;
  private static Asking asking;
  private static SecretDataset missing;
  private static Map<String, String> before;

  private static final Collection<String> leaks = new ConcurrentLinkedQueue<>();

  @BeforeAll
  static void publish() {
    portal = RunningPortal.get();
    world = new LeakWorld(portal);
    asking = new Asking(portal, world.callers());
    // What these do by themselves after a while is done now, so that it changes no answer later.
    portal.context().getBean(SharingReview.class).review();
    world.callers().keySet().forEach(caller -> asking.send("GET", caller, "/targets", "text/html"));
    missing = new SecretDataset("leak-hidden-00000000", "", "", "tukhoaqqqq00000000000000");
    world.settle();
    before = generalAnswers(missing);
    world.publishUnseen();
  }

  @Test
  void nothingReachesWhoMayNotHaveIt() {
    worldLooksTheSame();
    world.publishSeen();
    everySurfaceOfEveryDataset();
    actionsTellNothing();
    conditionsTellNothing();
    generalSurfacesHoldNoCanary();
    revocationEndsDownloads();

    System.out.printf(
        "Leak matrix: %d surfaces, %d actions, %d callers, %d datasets, %d requests, %d leaks%n",
        Surfaces.OF_DATASET.size() + Surfaces.GENERAL.size(),
        Actions.OF_DATASET.size() + Actions.OF_AGREEMENT.size() + Actions.OF_REQUEST.size(),
        world.callers().size(),
        world.datasets().size(),
        asking.requests(),
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
    for (String caller : world.callers().keySet()) {
      if (isByToken(caller)) {
        continue; // the same person asks with a cookie
      }
      for (Function<SecretDataset, List<String>> paths : Surfaces.GENERAL.values()) {
        for (String path : paths.apply(asked)) {
          tasks.add(
              () ->
                  answers.put(
                      caller + " " + path, Asking.whole(asking.send("GET", caller, path, "*/*"))));
        }
      }
    }
    Asking.inParallel(tasks);
    return answers;
  }

  private static void everySurfaceOfEveryDataset() {
    List<Runnable> tasks = new ArrayList<>();
    for (SecretDataset dataset : world.datasets()) {
      SecretDataset none = none(dataset);
      for (Function<SecretDataset, List<String>> paths : Surfaces.OF_DATASET.values()) {
        List<String> of = paths.apply(dataset);
        List<String> ofNone = paths.apply(none);
        for (String caller : world.callers().keySet()) {
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
    Asking.inParallel(tasks);
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
    HttpResponse<byte[]> answer = asking.send(method, caller, path, accept);
    String whole = Asking.whole(answer);
    String what = method + " " + caller + " " + accept + " " + path;
    boolean discovers = world.mayDiscover(caller, dataset);
    boolean uses = world.mayUse(caller, dataset);
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
          Asking.whole(asking.send(method, caller, nonePath, accept)).replace(none.slug(), "SLUG"));
    } else if (dataset.uses().contains(path)
        && (accept.equals("*/*") || path.equals(dataset.file()))) {
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
    for (String caller : world.callers().keySet()) {
      for (SecretDataset dataset : List.of(world.hidden(), world.draft())) {
        SecretDataset none = none(dataset);
        if (!world.mayDiscover(caller, dataset)) {
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
        of(tasks, caller, Actions.OF_REQUEST, world.requestForHidden());
        of(tasks, caller, Actions.OF_AGREEMENT, world.agreement("holder", world.hidden()));
      }
    }
    Asking.inParallel(tasks);
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
    String whole = Asking.whole(asking.act(caller, action));
    String what = caller + " " + action;
    if (whole.contains(world.hidden().canary()) || whole.contains(world.draft().canary())) {
      leaks.add("canary: " + what);
    }
    compare(
        what,
        untagged(whole, action).replace(name, "NAME"),
        untagged(Asking.whole(asking.act(caller, ofNone)), ofNone).replace(noneName, "NAME"));
  }

  /** The tag of a query's answer is made of the query's text, which names what is asked for. */
  private static String untagged(String whole, Actions.Action action) {
    return action.path().equals("/sparql") ? whole.replaceAll("etag=\\[[^]]*]", "") : whole;
  }

  /** A tag or a date of what they may not see does not change an outsider's answer. */
  private static void conditionsTellNothing() {
    List<Runnable> tasks = new ArrayList<>();
    SecretDataset hidden = world.hidden();
    SecretDataset none = none(hidden);
    for (Function<SecretDataset, List<String>> paths : Surfaces.OF_DATASET.values()) {
      String path = paths.apply(hidden).getFirst();
      String nonePath = paths.apply(none).getFirst();
      String tag =
          asking
              .send("GET", "owner member", path, "*/*")
              .headers()
              .firstValue("ETag")
              .orElse("\"x\"");
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
                      Asking.whole(asking.send("GET", caller, path, "*/*", condition))
                          .replace(hidden.slug(), "SLUG"),
                      Asking.whole(asking.send("GET", caller, nonePath, "*/*", condition))
                          .replace(none.slug(), "SLUG")));
        }
      }
    }
    Asking.inParallel(tasks);
  }

  private static void generalSurfacesHoldNoCanary() {
    List<SecretDataset> all = world.datasets();
    Set<String> paths = new TreeSet<>();
    for (SecretDataset asked : all) {
      Surfaces.GENERAL.values().forEach(of -> paths.addAll(of.apply(asked)));
    }
    List<Runnable> tasks = new ArrayList<>();
    for (String path : paths) {
      for (String caller : world.callers().keySet()) {
        tasks.add(() -> holdsNoCanary(caller, path, all));
      }
    }
    Asking.inParallel(tasks);
  }

  private static void holdsNoCanary(String caller, String path, List<SecretDataset> all) {
    String whole = Asking.whole(asking.send("GET", caller, path, "*/*"));
    for (SecretDataset dataset : all) {
      boolean discovers = world.mayDiscover(caller, dataset);
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
    for (SecretDataset dataset : List.of(world.hidden(), world.restricted())) {
      Map<String, String> tags =
          dataset.uses().stream()
              .collect(
                  Collectors.toMap(
                      path -> path,
                      path ->
                          asking
                              .send("GET", "holder", path, "*/*")
                              .headers()
                              .firstValue("ETag")
                              .orElseThrow()));
      portal
          .context()
          .getBean(Agreements.class)
          .revoke(world.agreement("holder", dataset), "steward", "reason", Instant.now());
      tags.forEach((path, tag) -> opensNothing(dataset, path, tag));
    }
  }

  private static void opensNothing(SecretDataset dataset, String path, String tag) {
    int expected = dataset == world.hidden() ? 404 : 403;
    for (String caller : List.of("holder", "holder by CKAN key")) {
      for (String method : List.of("GET", "HEAD")) {
        for (String[] header :
            List.of(
                new String[0],
                new String[] {"If-None-Match", tag},
                new String[] {"Range", "bytes=0-3"},
                new String[] {"Range", "bytes=0-3", "If-Range", tag})) {
          HttpResponse<byte[]> answer = asking.send(method, caller, path, "*/*", header);
          if (answer.statusCode() != expected
              || Asking.whole(answer).contains(dataset.dataCanary())) {
            leaks.add("after revocation " + answer.statusCode() + ": " + method + " " + path);
          }
        }
      }
    }
  }
}
