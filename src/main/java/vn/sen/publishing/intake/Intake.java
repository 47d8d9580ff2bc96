package vn.sen.publishing.intake;

import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.sen.access.Caller;
import vn.sen.metadata.DatasetEditor;
import vn.sen.metadata.DatasetFields;
import vn.sen.metadata.DatasetMapper;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.Description;
import vn.sen.metadata.DescriptionReader;
import vn.sen.metadata.LocalizedText;
import vn.sen.metadata.RdfSyntax;
import vn.sen.metadata.Registrar;
import vn.sen.platform.BaseIri;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.GuardedHttpClient;
import vn.sen.platform.ProblemException;
import vn.sen.publishing.Draft;
import vn.sen.publishing.DraftFiles;
import vn.sen.publishing.DraftReport;
import vn.sen.publishing.Drafting;
import vn.sen.publishing.Review;
import vn.sen.publishing.Slugs;

/** Begins drafts from documents, CKAN answers, spreadsheets and addresses of these. */
@Singleton
public final class Intake {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
  private static final Locale VIETNAMESE = Locale.of("vi");
  private static final int SIDE_BY_SIDE = 4;
  private static final int AT_A_TIME = 25;
  private static final GuardedHttpClient.Limits LIMITS =
      new GuardedHttpClient.Limits(10 << 20, Duration.ofSeconds(30), 5);

  private final Drafting drafting;
  private final Review review;
  private final DescriptionReader reader;
  private final DatasetEditor editor;
  private final DatasetMapper mapper;
  private final Registrar registrar;
  private final CkanPackages ckan;
  private final RegistrationSheet sheet;
  private final GuardedHttpClient http;
  private final BaseIri base;

  Intake(
      Drafting drafting,
      Review review,
      DescriptionReader reader,
      DatasetEditor editor,
      DatasetMapper mapper,
      Registrar registrar,
      CkanPackages ckan,
      RegistrationSheet sheet,
      GuardedHttpClient http,
      BaseIri base) {
    this.drafting = drafting;
    this.review = review;
    this.reader = reader;
    this.editor = editor;
    this.mapper = mapper;
    this.registrar = registrar;
    this.ckan = ckan;
    this.sheet = sheet;
    this.http = http;
    this.base = base;
  }

  /**
   * Takes what came in by what it is: RDF of any syntax, JSON of CKAN, CSV or an Excel workbook.
   *
   * @param name of the file; tells the syntax where the media type does not
   * @param publish whether to publish at once what the checks let pass
   * @return one entry for each dataset, in the order they came
   */
  public List<IntakeEntry> take(
      Caller caller, String agency, byte[] body, String mediaType, String name, boolean publish) {
    drafting.requireEditor(caller, agency);
    String type = mediaType.split(";")[0].strip().toLowerCase(Locale.ROOT);
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    boolean isTable =
        type.equals("text/csv")
            || type.contains("spreadsheet")
            || ending.equals("csv")
            || ending.equals("xlsx");
    if (isTable) {
      return items(caller, agency, sheet.read(body), publish);
    }
    boolean isPlainJson = type.equals("application/json") || ending.equals("json");
    if (isPlainJson && !new String(body, 0, Math.min(body.length, 4096)).contains("\"@")) {
      return items(caller, agency, ckan.read(body), publish);
    }
    RdfSyntax syntax =
        Optional.of(type)
            .filter(said -> !said.isEmpty() && !said.equals("application/octet-stream"))
            .flatMap(RdfSyntax::findByMediaType)
            .filter(found -> found != RdfSyntax.N_TRIPLES || !type.equals("text/plain"))
            .or(() -> RdfSyntax.findByFileName(name))
            .orElseThrow(Intake::unknown);
    return document(caller, agency, body, syntax, base.value(), publish);
  }

  private static ProblemException unknown() {
    return new ProblemException(
        CommonProblem.UNSUPPORTED_MEDIA_TYPE,
        "Cần tài liệu DCAT (.ttl, .jsonld, .rdf, .nt), JSON của CKAN (.json), hoặc bảng .csv, .xlsx"
            + " theo mẫu.",
        "It takes a DCAT document (.ttl, .jsonld, .rdf, .nt), JSON of CKAN (.json), or a table"
            + " .csv, .xlsx after the template.");
  }

  /** Fetches what an address leads to: a DCAT document, or a dataset's page on a CKAN portal. */
  public List<IntakeEntry> fetch(Caller caller, String agency, String address, boolean publish) {
    drafting.requireEditor(caller, agency);
    URI asked = address(address);
    String path = Optional.ofNullable(asked.getPath()).orElse("");
    // A dataset's page at CKAN is HTML; its description is an action away.
    URI target =
        path.matches(".*/dataset/[^/]+/?")
            ? asked.resolve(
                path.replaceFirst("/dataset/[^/]+/?$", "/api/3/action/package_show")
                    + "?id="
                    + path.replaceFirst("/$", "").replaceFirst("^.*/", ""))
            : asked;
    GuardedHttpClient.Answer answer =
        http.get(
            target,
            Map.of(
                "Accept",
                "text/turtle, application/ld+json, application/rdf+xml, application/json;q=0.9"),
            LIMITS);
    return take(caller, agency, answer.body(), answer.contentType(), target.getPath(), publish);
  }

  private static URI address(String text) {
    try {
      return URI.create(text.strip());
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          CommonProblem.UNPROCESSABLE, "Đây không phải một địa chỉ.", "This is not an address.");
    }
  }

  private List<IntakeEntry> document(
      Caller caller,
      String agency,
      byte[] body,
      RdfSyntax syntax,
      String baseIri,
      boolean publish) {
    List<Description> all = reader.readAll(new ByteArrayInputStream(body), syntax, baseIri);
    if (all.isEmpty()) {
      throw new ProblemException(
          CommonProblem.UNPROCESSABLE,
          "Tài liệu không mô tả dcat:Dataset nào.",
          "The document describes no dcat:Dataset.");
    }
    return inTurn(works(all, one -> described(caller, agency, one, publish)));
  }

  private IntakeEntry described(Caller caller, String agency, Description one, boolean publish) {
    DatasetView view = mapper.map(one);
    return taken(
        caller,
        one.subject(),
        view.title().in(VIETNAMESE),
        publish,
        LocalizedText.EMPTY,
        () -> {
          String slug = slug(one, view);
          Description own =
              registrar.register(
                  editor.adopt(registrar.withoutAddresses(one), slug),
                  slug,
                  Optional.of(base.agency(agency)));
          return put(caller, agency, slug, own, drafting.isOwn(caller, slug));
        });
  }

  private String slug(Description description, DatasetView view) {
    String datasets = base.dataset("");
    if (description.subject().startsWith(datasets)) {
      return description.subject().substring(datasets.length());
    }
    return drafting.freeSlug(
        view.identifiers().stream()
            .filter(Slugs::isSlug)
            .findFirst()
            .orElseGet(() -> Slugs.of(view.title().in(VIETNAMESE))));
  }

  /**
   * Rows with a code of their own do not meet each other and are taken side by side; the rest,
   * whose codes are made from titles, one after the other.
   */
  private List<IntakeEntry> items(
      Caller caller, String agency, List<IntakeItem> items, boolean publish) {
    Map<String, Long> named =
        items.stream().collect(Collectors.groupingBy(IntakeItem::slug, Collectors.counting()));
    List<IntakeItem> apart =
        drafting.isInTransaction()
            ? List.of()
            : items.stream()
                .filter(item -> !item.slug().isEmpty() && named.get(item.slug()) == 1)
                .toList();
    Map<IntakeItem, IntakeEntry> entries = new IdentityHashMap<>();
    Iterator<IntakeEntry> taken =
        sideBySide(works(apart, item -> item(caller, agency, item, publish))).iterator();
    apart.forEach(item -> entries.put(item, taken.next()));
    List<IntakeItem> rest = items.stream().filter(item -> !entries.containsKey(item)).toList();
    Iterator<IntakeEntry> last =
        inTurn(works(rest, item -> item(caller, agency, item, publish))).iterator();
    rest.forEach(item -> entries.put(item, last.next()));
    return items.stream().map(entries::get).toList();
  }

  private static <T> List<Supplier<IntakeEntry>> works(List<T> all, Function<T, IntakeEntry> take) {
    return all.stream().map(one -> (Supplier<IntakeEntry>) () -> take.apply(one)).toList();
  }

  private static <T> List<List<T>> groups(List<T> all) {
    List<List<T>> groups = new ArrayList<>();
    for (int from = 0; from < all.size(); from += AT_A_TIME) {
      groups.add(all.subList(from, Math.min(all.size(), from + AT_A_TIME)));
    }
    return groups;
  }

  private List<IntakeEntry> sideBySide(List<Supplier<IntakeEntry>> works) {
    List<Callable<List<IntakeEntry>>> groups = new ArrayList<>();
    groups(works).forEach(group -> groups.add(() -> together(group)));
    return runAll(groups);
  }

  private List<IntakeEntry> inTurn(List<Supplier<IntakeEntry>> works) {
    return drafting.isInTransaction()
        ? works.stream().map(Supplier::get).toList()
        : groups(works).stream().flatMap(group -> together(group).stream()).toList();
  }

  /**
   * All in one transaction, so that they wait for the disk once; each in one of its own when one of
   * them is refused or fails.
   */
  private List<IntakeEntry> together(List<Supplier<IntakeEntry>> works) {
    try {
      return drafting.inOneTransaction(
          () -> {
            List<IntakeEntry> entries = new ArrayList<>();
            for (Supplier<IntakeEntry> work : works) {
              IntakeEntry entry = work.get();
              if (!entry.isTaken()) {
                throw new NotTogether();
              }
              entries.add(entry);
            }
            return entries;
          });
    } catch (RuntimeException e) {
      LOG.debug("Datasets are taken one by one, as they could not be together", e);
      return works.stream().map(Supplier::get).toList();
    }
  }

  /** Takes back what was written before the one that is refused. */
  private static final class NotTogether extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotTogether() {
      super("rolled back, to be taken one by one", null, false, false);
    }
  }

  private IntakeEntry item(Caller caller, String agency, IntakeItem item, boolean publish) {
    return taken(
        caller,
        item.place(),
        item.fields().titleVi(),
        publish,
        leftOut(item),
        () -> put(caller, agency, item));
  }

  private static List<IntakeEntry> runAll(List<Callable<List<IntakeEntry>>> groups) {
    try (ExecutorService executor = Executors.newFixedThreadPool(SIDE_BY_SIDE)) {
      List<IntakeEntry> entries = new ArrayList<>();
      for (Future<List<IntakeEntry>> one : executor.invokeAll(groups)) {
        entries.addAll(one.get());
      }
      return entries;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e);
    }
  }

  private Taken put(Caller caller, String agency, IntakeItem item) {
    DatasetFields fields = item.fields().with("publisher", List.of(agency));
    String wanted = Slugs.of(item.slug());
    boolean isNew = !wanted.isEmpty() && drafting.isFree(wanted);
    boolean known = !wanted.isEmpty() && !isNew && drafting.isOwn(caller, wanted);
    String slug =
        isNew || known
            ? wanted
            : drafting.freeSlug(wanted.isEmpty() ? Slugs.of(fields.titleVi()) : wanted);
    Description description =
        known ? drafting.getOrBegin(caller, slug).description() : editor.empty(slug);
    description = editor.edit(description, fields);
    for (IntakeItem.Link link : item.links()) {
      if (!DraftFiles.isWebAddress(link.url())) {
        continue; // is told with the draft
      }
      description =
          editor.link(
              description,
              slug,
              link.url(),
              link.title().isEmpty() ? link.url() : link.title(),
              link.format(),
              fields.licence().isEmpty() ? "cc-by-4.0" : fields.licence());
    }
    return put(caller, agency, slug, description, known);
  }

  /**
   * @param known whether the caller has a dataset or a draft of this slug
   */
  private Taken put(
      Caller caller, String agency, String slug, Description description, boolean known) {
    if (known) {
      Draft before = drafting.getOrBegin(caller, slug);
      return new Taken(
          drafting.replace(caller, slug, before.edition(), description),
          IntakeEntry.Outcome.CHANGED);
    }
    return new Taken(
        drafting.create(caller, agency, slug, description), IntakeEntry.Outcome.DRAFTED);
  }

  private record Taken(Draft draft, IntakeEntry.Outcome outcome) {}

  /** One dataset, whose refusal is no other's. */
  private IntakeEntry taken(
      Caller caller,
      String place,
      String title,
      boolean publish,
      LocalizedText left,
      Supplier<Taken> work) {
    try {
      return drafting.inOneTransaction(
          () -> {
            Taken taken = work.get();
            Draft draft = taken.draft();
            if (publish) {
              review.publish(
                  caller,
                  draft.slug(),
                  draft.edition(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty());
              return new IntakeEntry(
                  place, draft.slug(), title, IntakeEntry.Outcome.PUBLISHED, left);
            }
            return new IntakeEntry(
                place, draft.slug(), title, taken.outcome(), both(left, blocking(draft)));
          });
    } catch (ProblemException e) {
      return new IntakeEntry(
          place,
          "",
          title,
          IntakeEntry.Outcome.REFUSED,
          LocalizedText.of(e.detail(VIETNAMESE), e.detail(Locale.ENGLISH)));
    }
  }

  /** Links that lead nowhere on the web are not taken, and that is said. */
  private static LocalizedText leftOut(IntakeItem item) {
    String urls =
        item.links().stream()
            .map(IntakeItem.Link::url)
            .filter(url -> !DraftFiles.isWebAddress(url))
            .map(ProblemException::echo)
            .limit(5)
            .collect(Collectors.joining(", "));
    return urls.isEmpty()
        ? LocalizedText.EMPTY
        : LocalizedText.of(
            "Không nhận đường dẫn không bắt đầu bằng http:// hoặc https://: " + urls + ".",
            "Links that do not begin with http:// or https:// were left out: " + urls + ".");
  }

  private static LocalizedText both(LocalizedText first, LocalizedText second) {
    if (first.isEmpty() || second.isEmpty()) {
      return first.isEmpty() ? second : first;
    }
    return LocalizedText.of(
        joined(List.of(first, second), VIETNAMESE), joined(List.of(first, second), Locale.ENGLISH));
  }

  private LocalizedText blocking(Draft draft) {
    List<LocalizedText> all =
        review.findings(draft.description()).stream()
            .filter(DraftReport.Finding::blocks)
            .map(DraftReport.Finding::message)
            .toList();
    return all.isEmpty()
        ? LocalizedText.EMPTY
        : LocalizedText.of(joined(all, VIETNAMESE), joined(all, Locale.ENGLISH));
  }

  private static String joined(List<LocalizedText> texts, Locale locale) {
    return String.join(" ", texts.stream().limit(10).map(text -> text.in(locale)).toList());
  }
}
