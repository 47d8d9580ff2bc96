package vn.sen.access.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import vn.sen.access.Role;
import vn.sen.access.sharing.Agreement;
import vn.sen.access.sharing.Agreements;
import vn.sen.catalog.ChangeFollower;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;
import vn.sen.catalog.StoredFile;
import vn.sen.catalog.StoredFiles;
import vn.sen.data.DataFiles;
import vn.sen.data.StoredContent;
import vn.sen.metadata.Description;
import vn.sen.metadata.DescriptionReader;
import vn.sen.metadata.RdfSyntax;
import vn.sen.testing.RunningPortal;
import vn.sen.testing.TestAgreement;
import vn.sen.testing.TestPerson;

/**
 * Random policies, memberships and times: every surface of the running portal answers what a naive
 * evaluator says, which knows the wishes and nothing of tokens, indexes or ODRL.
 */
class GatePropertiesIT {
  private static final List<String> AGENCIES = List.of("moh", "moit", "mof");
  private static final List<String> LEVELS =
      List.of("open", "registered", "shared", "restricted", "unheard-of");

  /** Further addresses that answer whoever may discover the dataset, and nobody else. */
  private static final List<String> MORE =
      List.of(
          "/datasets/%s.ttl",
          "/datasets/%s/history",
          "/datasets/%s/access",
          "/api/datasets/%s/revisions",
          "/datasets/%s/croissant.jsonld");

  private static final AtomicLong COMPARED = new AtomicLong();
  private static final AtomicLong REQUESTS = new AtomicLong();

  /**
   * What the owner wants.
   *
   * @param named agency that the policy names, for discovery and use
   * @param namedFor hours from now until which the permission to use lasts; negative: it is over
   * @param forbidden agency that the policy prohibits any use
   * @param unknownTerm the policy holds a word that nobody knows
   */
  record Wish(
      String level,
      boolean hidden,
      String owner,
      Optional<String> named,
      Optional<Integer> namedFor,
      Optional<String> forbidden,
      boolean unknownTerm) {}

  /** Somebody: of an agency or of none, an administrator or not. */
  record Someone(Optional<String> agency, Role role, boolean administrator) {}

  /** An agreement on dataset number {@code of} with person number {@code with}, or the agency. */
  record Deal(
      int of, int with, boolean withAgency, int fromHours, int untilHours, boolean revoked) {}

  @Provide
  Arbitrary<List<Wish>> wishes() {
    Arbitrary<Optional<String>> agency = Arbitraries.of(AGENCIES).optional(0.4);
    return Combinators.combine(
            Arbitraries.of(LEVELS),
            Arbitraries.of(true, false),
            Arbitraries.of(AGENCIES),
            agency,
            Arbitraries.of(-1, 24).optional(0.5),
            agency,
            Arbitraries.frequency(
                net.jqwik.api.Tuple.of(1, true), net.jqwik.api.Tuple.of(7, false)))
        .as(Wish::new)
        .list()
        .ofSize(6);
  }

  @Provide
  Arbitrary<List<Someone>> people() {
    return Combinators.combine(
            Arbitraries.of(AGENCIES).optional(0.7),
            Arbitraries.of(Role.class),
            Arbitraries.frequency(
                net.jqwik.api.Tuple.of(1, true), net.jqwik.api.Tuple.of(5, false)))
        .as(Someone::new)
        .list()
        .ofSize(4);
  }

  @Provide
  Arbitrary<List<Deal>> deals() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 5),
            Arbitraries.integers().between(0, 3),
            Arbitraries.of(true, false),
            Arbitraries.of(-48, -1, 1),
            Arbitraries.of(-1, 24),
            Arbitraries.of(true, false))
        .as(Deal::new)
        .filter(deal -> deal.untilHours() > deal.fromHours())
        .list()
        .ofMinSize(2)
        .ofMaxSize(8);
  }

  @Property(tries = 8, shrinking = ShrinkingMode.OFF)
  void everySurface_saysWhatTheNaiveEvaluatorSays(
      @ForAll("wishes") List<Wish> wishes,
      @ForAll("people") List<Someone> people,
      @ForAll("deals") List<Deal> deals) {
    ask(wishes, people, deals);
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  @Tag("long")
  void everySurface_saysWhatTheNaiveEvaluatorSays_manyMoreTimes(
      @ForAll("wishes") List<Wish> wishes,
      @ForAll("people") List<Someone> people,
      @ForAll("deals") List<Deal> deals) {
    ask(wishes, people, deals);
  }

  private static void ask(List<Wish> wishes, List<Someone> people, List<Deal> deals) {
    RunningPortal portal = RunningPortal.get();
    String word = "tinhchat" + UUID.randomUUID().toString().replaceAll("[0-9-]", "x");
    List<String> slugs = new ArrayList<>();
    for (Wish wish : wishes) {
      slugs.add(publish(portal, wish, word));
    }
    List<TestPerson> signedIn = people.stream().map(one -> signIn(portal, one)).toList();
    deals.forEach(deal -> agree(portal, deal, slugs, wishes, people, signedIn));
    portal.context().getBean(ChangeFollower.class).awaitApplied();

    compare(portal, wishes, deals, people, slugs, word, -1, new String[0]);
    for (int i = 0; i < people.size(); i++) {
      compare(
          portal,
          wishes,
          deals,
          people,
          slugs,
          word,
          i,
          new String[] {"Cookie", signedIn.get(i).cookie()});
    }
  }

  @AfterContainer
  static void tell() {
    System.out.printf(
        "Gate properties: %d decisions compared in %d requests%n", COMPARED.get(), REQUESTS.get());
  }

  private static void compare(
      RunningPortal portal,
      List<Wish> wishes,
      List<Deal> deals,
      List<Someone> people,
      List<String> slugs,
      String word,
      int person,
      String[] headers) {
    Set<String> visible =
        java.util.stream.IntStream.range(0, slugs.size())
            .filter(i -> discovers(wishes.get(i), deals, i, people, person))
            .mapToObj(slugs::get)
            .collect(Collectors.toSet());
    String who = person < 0 ? "anonymous" : people.get(person).toString();

    String found = body(portal, "/api/datasets?size=100&q=" + word, headers);
    String page = body(portal, "/datasets?q=" + word, headers);
    String sparql =
        body(
            portal,
            "/sparql?format=csv&query="
                + URLEncoder.encode(
                    "SELECT DISTINCT ?d WHERE { ?d <http://purl.org/dc/terms/title> ?t FILTER"
                        + " (contains(str(?t), \""
                        + word
                        + "\")) }",
                    StandardCharsets.UTF_8),
            headers);
    assertThat(found).as(who).contains("\"total\":" + visible.size());
    for (String level : LEVELS.subList(0, 4)) {
      long count =
          java.util.stream.IntStream.range(0, slugs.size())
              .filter(i -> wishes.get(i).level().equals(level) && visible.contains(slugs.get(i)))
              .count();
      COMPARED.incrementAndGet();
      assertThat(body(portal, "/api/datasets?q=" + word + "&access=" + level, headers))
          .as("facet " + level + ": " + who)
          .contains("\"total\":" + count);
    }
    String feed = body(portal, "/datasets.atom?q=" + word, headers);
    for (int i = 0; i < slugs.size(); i++) {
      String slug = slugs.get(i);
      String what = who + " of " + wishes.get(i) + " " + deals;
      boolean sees = visible.contains(slug);
      COMPARED.addAndGet(7 + MORE.size());
      for (String more : MORE) {
        assertThat(status(portal, more.formatted(slug), headers))
            .as(more + ": " + what)
            .isEqualTo(sees ? 200 : 404);
      }
      assertThat(found.contains("/datasets/" + slug)).as("search API: " + what).isEqualTo(sees);
      assertThat(page.contains("/datasets/" + slug)).as("search page: " + what).isEqualTo(sees);
      assertThat(feed.contains("/datasets/" + slug)).as("search feed: " + what).isEqualTo(sees);
      assertThat(sparql.contains("/datasets/" + slug)).as("SPARQL: " + what).isEqualTo(sees);
      assertThat(status(portal, "/datasets/" + slug, headers))
          .as("page: " + what)
          .isEqualTo(sees ? 200 : 404);
      assertThat(status(portal, "/api/datasets/" + slug, headers))
          .as("API: " + what)
          .isEqualTo(sees ? 200 : 404);
      int expected = !sees ? 404 : uses(wishes.get(i), deals, i, people, person) ? 200 : 403;
      String file = "/datasets/" + slug + "/files/data.csv";
      for (String use : List.of(file, file + "/preview", "/api" + file + "/rows")) {
        assertThat(status(portal, use, headers)).as(use + ": " + what).isEqualTo(expected);
      }
    }
  }

  // The naive evaluator.

  private static boolean discovers(
      Wish wish, List<Deal> deals, int number, List<Someone> people, int person) {
    if (!wish.hidden() || isOwner(wish, people, person)) {
      return true;
    }
    if (holds(deals, number, people, person)) {
      return true;
    }
    return !wish.unknownTerm()
        && wish.named().isPresent()
        && wish.named().equals(agency(people, person));
  }

  private static boolean uses(
      Wish wish, List<Deal> deals, int number, List<Someone> people, int person) {
    boolean hasPolicy =
        wish.named().isPresent() || wish.forbidden().isPresent() || wish.unknownTerm();
    if (wish.level().equals("open") && !hasPolicy) {
      return true;
    }
    if (isOwner(wish, people, person)) {
      return true;
    }
    Optional<String> agency = agency(people, person);
    boolean forbidden = agency.isPresent() && wish.forbidden().equals(agency);
    boolean known = !wish.level().equals("unheard-of");
    if (!wish.unknownTerm() && !forbidden && known) {
      boolean named =
          wish.named().isPresent() && wish.named().equals(agency) && wish.namedFor().orElse(24) > 0;
      if (named) {
        return true;
      }
      boolean byLevel =
          switch (wish.level()) {
            case "open" -> true;
            case "registered" -> person >= 0 && !people.get(person).administrator();
            case "shared" -> agency.isPresent();
            default -> false;
          };
      // A policy that permits somebody by name narrows the level to them.
      if (byLevel && wish.named().isEmpty()) {
        return true;
      }
    }
    return (wish.unknownTerm() || !forbidden) && holds(deals, number, people, person);
  }

  private static boolean isOwner(Wish wish, List<Someone> people, int person) {
    return agency(people, person).equals(Optional.of(wish.owner()));
  }

  private static Optional<String> agency(List<Someone> people, int person) {
    return person < 0 || people.get(person).administrator()
        ? Optional.empty()
        : people.get(person).agency();
  }

  private static boolean holds(List<Deal> deals, int number, List<Someone> people, int person) {
    if (person < 0 || people.get(person).administrator()) {
      return false;
    }
    return deals.stream()
        .filter(deal -> deal.of() == number && !deal.revoked())
        .filter(deal -> deal.fromHours() < 0 && deal.untilHours() > 0)
        .anyMatch(
            deal -> {
              Optional<String> party = people.get(deal.with()).agency();
              return deal.withAgency() && party.isPresent()
                  ? party.equals(people.get(person).agency())
                  : deal.with() == person;
            });
  }

  // What makes the wishes true.

  private static String publish(RunningPortal portal, Wish wish, String word) {
    String slug = "property-" + UUID.randomUUID();
    StringBuilder policy = new StringBuilder();
    if (wish.named().isPresent() || wish.forbidden().isPresent() || wish.unknownTerm()) {
      policy.append("odrl:hasPolicy <datasets/" + slug + "#policy> ;");
    }
    String document =
        """
        PREFIX dcat: <http://www.w3.org/ns/dcat#>
        PREFIX dct: <http://purl.org/dc/terms/>
        PREFIX odrl: <http://www.w3.org/ns/odrl/2/>
        PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
        PREFIX sen: <ns#>
        <datasets/SLUG> a dcat:Dataset ;
          dct:title "Bộ WORD"@vi ; dct:publisher <agencies/OWNER> ;
          dct:accessRights <vocab/access-levels/LEVEL> ; HIDDEN POLICY
          dcat:theme <vocab/sectors/health> ;
          dcat:distribution <datasets/SLUG/distributions/d> .
        <datasets/SLUG/distributions/d> a dcat:Distribution ; dct:title "Tệp"@vi ;
          dcat:downloadURL <datasets/SLUG/files/data.csv> .
        """
            .replace("POLICY", policy)
            .replace(
                "HIDDEN",
                wish.hidden() ? "sen:discoverability <vocab/discoverability/hidden> ;" : "")
            .replace("SLUG", slug)
            .replace("WORD", word)
            .replace("OWNER", wish.owner())
            .replace("LEVEL", wish.level());
    if (!policy.isEmpty()) {
      document += rules(wish, slug);
    }
    Description description =
        new DescriptionReader()
            .read(document, RdfSyntax.TURTLE, portal.baseIri(), "datasets/" + slug);
    var context = portal.context();
    StoredContent content =
        context
            .getBean(DataFiles.class)
            .store(new ByteArrayInputStream("a\n1\n".getBytes(StandardCharsets.UTF_8)));
    portal.publish(description);
    context
        .getBean(StoredFiles.class)
        .add(
            new StoredFile(
                slug,
                "data.csv",
                "text/csv",
                content.sizeBytes(),
                content.sha256(),
                Instant.now()));
    return slug;
  }

  private static String rules(Wish wish, String slug) {
    StringBuilder rules = new StringBuilder("<datasets/" + slug + "#policy> a odrl:Offer");
    wish.named()
        .ifPresent(
            agency -> {
              rules.append(
                  " ; odrl:permission [ odrl:action sen:discover ; odrl:assignee <agencies/"
                      + agency
                      + "> ]");
              rules.append(
                  " ; odrl:permission [ odrl:action odrl:use ; odrl:assignee <agencies/"
                      + agency
                      + ">");
              wish.namedFor()
                  .ifPresent(
                      hours ->
                          rules.append(
                              " ; odrl:constraint [ odrl:leftOperand odrl:dateTime ; odrl:operator"
                                  + " odrl:lt ; odrl:rightOperand \""
                                  + Instant.now().plus(Duration.ofHours(hours))
                                  + "\"^^xsd:dateTime ]"));
              rules.append(" ]");
            });
    wish.forbidden()
        .ifPresent(
            agency ->
                rules.append(
                    " ; odrl:prohibition [ odrl:action odrl:use ; odrl:assignee <agencies/"
                        + agency
                        + "> ]"));
    if (wish.unknownTerm()) {
      rules.append(" ; odrl:conflict odrl:perm");
    }
    return rules.append(" .\n").toString();
  }

  private static TestPerson signIn(RunningPortal portal, Someone one) {
    return one.administrator()
        ? portal.signInAdministrator("someone")
        : portal.signIn(
            "someone", one.agency().map(slug -> Map.of(slug, one.role())).orElse(Map.of()));
  }

  private static void agree(
      RunningPortal portal,
      Deal deal,
      List<String> slugs,
      List<Wish> wishes,
      List<Someone> people,
      List<TestPerson> signedIn) {
    Agreements agreements = portal.context().getBean(Agreements.class);
    Optional<String> agency =
        deal.withAgency() ? people.get(deal.with()).agency() : Optional.empty();
    String slug = slugs.get(deal.of());
    Instant now = Instant.now();
    Agreement agreement =
        TestAgreement.on(
                portal
                    .context()
                    .getBean(Datasets.class)
                    .findAny(slug)
                    .map(Dataset::id)
                    .orElseThrow(),
                slug,
                wishes.get(deal.of()).owner())
            .with(
                agency.isPresent()
                    ? Optional.empty()
                    : Optional.of(signedIn.get(deal.with()).person().id()),
                agency)
            .lasting(
                now.plus(Duration.ofHours(deal.fromHours())),
                now.plus(Duration.ofHours(deal.untilHours())))
            .agreement();
    agreements.create(agreement, "test", now);
    if (deal.revoked()) {
      agreements.revoke(agreement.id(), "test", "test", now);
    }
  }

  private static String body(RunningPortal portal, String path, String[] headers) {
    HttpResponse<String> answer = get(portal, path, headers);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  private static int status(RunningPortal portal, String path, String[] headers) {
    return get(portal, path, headers).statusCode();
  }

  private static HttpResponse<String> get(RunningPortal portal, String path, String[] headers) {
    REQUESTS.incrementAndGet();
    return portal.get(path, headers);
  }
}
