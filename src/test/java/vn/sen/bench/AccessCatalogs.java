package vn.sen.bench;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.sen.access.Memberships;
import vn.sen.access.Person;
import vn.sen.access.Role;
import vn.sen.access.account.Account;
import vn.sen.access.account.Accounts;
import vn.sen.access.account.SessionCookie;
import vn.sen.access.account.SignInSessions;
import vn.sen.access.sharing.Agreement;
import vn.sen.access.sharing.Agreements;
import vn.sen.bench.generate.GeneratedCatalog;
import vn.sen.bench.generate.RecordLoader;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;
import vn.sen.metadata.Description;
import vn.sen.metadata.DescriptionReader;
import vn.sen.platform.BaseIri;
import vn.sen.testing.TestAgreement;

/**
 * The same generated catalog twice. Gated: at every access level, some datasets with an ODRL
 * policy, some hidden, with agreements, and somebody who is signed in. Open: what everybody may
 * discover of it, all of it open, without policy or agreement, so that both portals answer
 * everybody alike.
 */
final class AccessCatalogs {
  static final String BASE = "http://localhost:8080/";

  /** Whose member is signed in; owns a good part of the generated catalog. */
  private static final String AGENCY = "mof";

  private static final String LEVELS = "vocab/access-levels/";

  private final Path folder;
  private final int datasets;
  private final int agreements;
  private final BaseIri base = new BaseIri(BASE);
  private final DescriptionReader reader = new DescriptionReader();

  AccessCatalogs(Path folder, int datasets, int agreements) {
    this.folder = folder;
    this.datasets = datasets;
    this.agreements = agreements;
  }

  Path gated() {
    return folder.resolve("access-gated-" + datasets + "-" + agreements);
  }

  Path open() {
    return folder.resolve("access-open-" + datasets);
  }

  /** For the header {@code Cookie} of whoever is signed in to the gated portal. */
  String cookie() throws IOException {
    return Files.readString(gated().resolve("bench.cookie"));
  }

  /** Fills the record of each that is not filled yet; the portals' first start does the rest. */
  void load() {
    if (!Files.exists(gated().resolve("bench.cookie"))) {
      RecordLoader.load(
          gated(),
          BASE,
          (context, catalog) ->
              numbers().mapToObj(n -> catalog.dataset(gated(n, catalog.generator().describe(n)))),
          this::people);
    }
    if (!Files.exists(open())) {
      RecordLoader.load(
          open(),
          BASE,
          (context, catalog) ->
              numbers()
                  .filter(n -> !isHidden(n))
                  .mapToObj(n -> catalog.dataset(opened(catalog.generator().describe(n)))),
          context -> {});
    }
  }

  private IntStream numbers() {
    return IntStream.range(0, datasets);
  }

  static boolean isHidden(int number) {
    return number % 50 == 7;
  }

  private static boolean hasPolicy(int number) {
    return number % 20 == 3;
  }

  private Description opened(Description description) {
    String text =
        description
            .nTriples()
            .replaceAll(
                "<" + BASE + LEVELS + "[a-z]+>", "<" + base.concept("access-levels", "open") + ">");
    return reader.fromNTriples(description.subject(), text);
  }

  private Description gated(int number, Description description) {
    StringBuilder text = new StringBuilder(description.nTriples());
    String iri = description.subject();
    if (isHidden(number)) {
      text.append(
          "<%s> <%sdiscoverability> <%s> .\n"
              .formatted(iri, base.namespace(), base.concept("discoverability", "hidden")));
    }
    if (hasPolicy(number)) {
      text.append(policy(iri));
    }
    return reader.fromNTriples(iri, text.toString());
  }

  /** One agency may use the data for some years. */
  private String policy(String iri) {
    return """
    <DS> <http://www.w3.org/ns/odrl/2/hasPolicy> <DS#policy> .
    <DS#policy> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <O/Offer> .
    <DS#policy> <O/permission> <DS#rule> .
    <DS#rule> <O/action> <O/use> .
    <DS#rule> <O/assignee> <AGENCY> .
    <DS#rule> <O/constraint> <DS#until> .
    <DS#until> <O/leftOperand> <O/dateTime> .
    <DS#until> <O/operator> <O/lt> .
    <DS#until> <O/rightOperand> "2036-01-01T00:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime> .
    """
        .replace("DS", iri)
        .replace("O/", "http://www.w3.org/ns/odrl/2/")
        .replace("AGENCY", base.agency("most"));
  }

  /** A tenth of the agreements are with whoever is signed in, or with their agency. */
  private void people(ApplicationContext context) {
    Instant now = Instant.now();
    Person person = new Person(UUID.randomUUID(), "Bench", "bench@example.vn", "vi");
    context
        .getBean(Accounts.class)
        .create(new Account(person, Optional.empty(), Optional.of(now), false, false, now));
    context.getBean(Memberships.class).put(person.id(), AGENCY, Role.MEMBER, person.id());
    Agreements deals = context.getBean(Agreements.class);
    List<Dataset> granted = closed(context);
    for (int i = 0; i < agreements; i++) {
      boolean own = i % 10 == 0;
      boolean withAgency = i % 2 == 0;
      deals.create(
          agreement(
              granted.get(i % granted.size()),
              withAgency ? Optional.empty() : Optional.of(own ? person.id() : UUID.randomUUID()),
              withAgency ? Optional.of(own ? AGENCY : "moet") : Optional.empty(),
              now),
          "bench",
          now);
    }
    String session =
        context
            .getBean(SignInSessions.class)
            .create(person.id(), "bench", "127.0.0.1", "bench")
            .text();
    try {
      Files.writeString(
          gated().resolve("bench.cookie"),
          context.getBean(SessionCookie.class).name() + "=" + session);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Datasets to grant: hidden ones, then restricted ones. */
  private List<Dataset> closed(ApplicationContext context) {
    GeneratedCatalog catalog = new GeneratedCatalog(base);
    Datasets record = context.getBean(Datasets.class);
    List<Dataset> found = new ArrayList<>();
    for (int n = 0; n < datasets && found.size() < agreements; n++) {
      if (isHidden(n) || n % 97 == 11) {
        record.findAny(catalog.generator().slug(n)).ifPresent(found::add);
      }
    }
    return found;
  }

  private Agreement agreement(
      Dataset dataset, Optional<UUID> person, Optional<String> agency, Instant now) {
    return TestAgreement.on(dataset.id(), dataset.slug(), "moh")
        .with(person, agency)
        .lasting(now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(3650)))
        .agreement();
  }

  /** Slugs of datasets that everybody may discover, at several levels, some with a policy. */
  List<String> samples() {
    GeneratedCatalog catalog = new GeneratedCatalog(base);
    return Stream.of(1, 3, 5, 23, 40, 63, 120, 203)
        .map(n -> n + datasets / 2)
        .map(n -> isHidden(n) ? n + 1 : n)
        .map(n -> catalog.generator().slug(n))
        .toList();
  }
}
