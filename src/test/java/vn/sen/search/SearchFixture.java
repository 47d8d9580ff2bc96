package vn.sen.search;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.sen.access.Caller;
import vn.sen.catalog.Agency;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.LogPosition;
import vn.sen.catalog.ReadModel.Current;
import vn.sen.metadata.AgencyMapper;
import vn.sen.metadata.AgencyView;
import vn.sen.metadata.CodeLists;
import vn.sen.metadata.DatasetMapper;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.Description;
import vn.sen.metadata.DescriptionReader;
import vn.sen.metadata.RdfSyntax;
import vn.sen.platform.BaseIri;
import vn.sen.platform.ResourceFolder;
import vn.sen.search.SearchRequest.Facet;
import vn.sen.search.SearchRequest.Sort;

/** An index in a folder, filled by the test, over the real code lists and agencies. */
final class SearchFixture implements AutoCloseable {
  static final String RECORD = "record-1";
  static final String SCHEMA = "test";
  static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

  static final BaseIri BASE = new BaseIri("http://localhost:8080/");
  static final DescriptionReader READER = new DescriptionReader();
  private static final CodeLists LISTS = new CodeLists(BASE);
  private static final Description NOTHING =
      READER.read("<x> <y> <z> .", RdfSyntax.TURTLE, BASE.value(), "x");

  final List<Agency> agencies = new ArrayList<>(readAgencies());
  final Map<String, Dataset> record = new HashMap<>();
  final DatasetIndex index;
  final DatasetSearch search;
  private final VocabularySource vocabulary;
  private long sequence;

  SearchFixture(Path folder) {
    this(folder, SCHEMA);
  }

  SearchFixture(Path folder, String schema) {
    this.vocabulary = vocabularySource(agencies);
    this.index =
        new DatasetIndex(folder, schema, vocabulary, slug -> Optional.ofNullable(record.get(slug)));
    this.search = new IndexedDatasetSearch(index, vocabulary);
  }

  /** Over the code lists and the agencies as the portal comes with them. */
  static VocabularySource vocabularySource() {
    return vocabularySource(readAgencies());
  }

  private static VocabularySource vocabularySource(List<Agency> agencies) {
    return new VocabularySource(
        () -> SearchFactory.vocabulary(LISTS, agencies, BASE), LISTS::label, LISTS::findPoint);
  }

  /** With the 50 targets, as the portal's seed describes them. */
  static SearchFixture withTargets(Path folder) {
    SearchFixture fixture = new SearchFixture(folder);
    fixture.publishTargets();
    return fixture;
  }

  void publishTargets() {
    index.beginRebuild();
    apply(seed().stream().map(view -> dataset(view, Set.of("public"))).toList());
    commit();
  }

  static List<DatasetView> seed() {
    ResourceFolder folder = new ResourceFolder("seed-data/datasets");
    DatasetMapper mapper = new DatasetMapper(BASE);
    List<DatasetView> views = new ArrayList<>();
    for (String file : folder.list(".ttl")) {
      READER
          .readAll(
              new java.io.ByteArrayInputStream(folder.read(file)), RdfSyntax.TURTLE, BASE.value())
          .forEach(d -> views.add(mapper.map(d)));
    }
    return views;
  }

  private static List<Agency> readAgencies() {
    byte[] file = new ResourceFolder("ontology").read("agencies.ttl");
    AgencyMapper mapper = new AgencyMapper();
    return READER
        .readAll(
            new java.io.ByteArrayInputStream(file),
            RdfSyntax.TURTLE,
            BASE.value(),
            "http://www.w3.org/ns/org#Organization")
        .stream()
        .map(d -> agency(mapper.map(d), d))
        .toList();
  }

  private static Agency agency(AgencyView view, Description description) {
    return new Agency(
        view.slug(),
        view.iri(),
        view.name(),
        view.abbreviations(),
        view.homepage(),
        view.mergedInto().map(iri -> iri.substring(iri.lastIndexOf('/') + 1)),
        description);
  }

  static Dataset dataset(DatasetView view, Set<String> discover) {
    return new Dataset(
        UUID.nameUUIDFromBytes(view.slug().getBytes(java.nio.charset.StandardCharsets.UTF_8)),
        view.slug(),
        1,
        Dataset.State.PUBLISHED,
        Instant.EPOCH,
        Instant.EPOCH,
        discover,
        discover,
        NOTHING,
        view);
  }

  /** The same, replaced by another dataset. */
  static Dataset superseded(DatasetView view) {
    Dataset current = dataset(view, Set.of("public"));
    Description description =
        READER.read(
            "<%s> <http://purl.org/dc/terms/isReplacedBy> <http://localhost:8080/datasets/newer> ."
                .formatted(view.iri()),
            RdfSyntax.TURTLE,
            BASE.value(),
            view.iri());
    return new Dataset(
        current.id(),
        current.slug(),
        1,
        Dataset.State.PUBLISHED,
        Instant.EPOCH,
        Instant.EPOCH,
        current.discover(),
        current.use(),
        description,
        view);
  }

  void publish(TestDataset... datasets) {
    apply(List.of(datasets).stream().map(d -> dataset(d.view(), d.discover())).toList());
    commit();
  }

  void apply(List<Dataset> datasets) {
    datasets.forEach(d -> record.put(d.slug(), d));
    index.apply(
        datasets.stream()
            .<Current>map(d -> new Current.OfDataset(d.slug(), Optional.of(d)))
            .toList());
  }

  void withdraw(String slug) {
    record.remove(slug);
    index.apply(List.of(new Current.OfDataset(slug, Optional.empty())));
    commit();
  }

  LogPosition commit() {
    LogPosition position = new LogPosition(7, ++sequence);
    index.commit(position, RECORD);
    return position;
  }

  Question ask(String text) {
    return new Question(text);
  }

  List<String> slugs(String text) {
    return ask(text).slugs();
  }

  String first(String text) {
    List<String> slugs = slugs(text);
    return slugs.isEmpty() ? "(nothing)" : slugs.getFirst();
  }

  static String agencyIri(String slug) {
    return BASE.agency(slug);
  }

  static String conceptIri(String scheme, String code) {
    return BASE.concept(scheme, code);
  }

  static String datasetIri(String slug) {
    return BASE.dataset(slug);
  }

  static String targetIri(int number) {
    return BASE.target(number);
  }

  @Override
  public void close() {
    index.close();
  }

  /** A search with defaults for all that a test does not care about. */
  final class Question {
    private final String text;
    private final Map<Facet, List<String>> filters = new EnumMap<>(Facet.class);
    private Sort sort = Sort.RELEVANCE;
    private int page = 1;
    private int size = 20;
    private Locale locale = VIETNAMESE;
    private Caller caller = Caller.ANONYMOUS;
    private SearchRequest.Matching matching = SearchRequest.Matching.BEST;
    private Optional<SearchRequest.Years> years = Optional.empty();
    private Optional<SearchRequest.Box> box = Optional.empty();

    private Question(String text) {
      this.text = text;
    }

    Question with(Facet facet, String... codes) {
      filters.put(facet, List.of(codes));
      return this;
    }

    Question sorted(Sort order) {
      sort = order;
      return this;
    }

    Question page(int number, int hits) {
      page = number;
      size = hits;
      return this;
    }

    Question in(Locale language) {
      locale = language;
      return this;
    }

    Question by(Caller who) {
      caller = who;
      return this;
    }

    Question matching(SearchRequest.Matching how) {
      matching = how;
      return this;
    }

    Question years(int from, int to) {
      years = Optional.of(new SearchRequest.Years(from, to));
      return this;
    }

    Question within(double west, double south, double east, double north) {
      box = Optional.of(new SearchRequest.Box(west, south, east, north));
      return this;
    }

    SearchResult answer() {
      return search.search(
          new SearchRequest(
              text, matching, filters, years, box, sort, page, size, true, locale, caller));
    }

    List<String> slugs() {
      return answer().items().stream().map(SearchResult.Hit::slug).toList();
    }

    long total() {
      return answer().total();
    }

    Map<String, Long> counts(Facet facet) {
      return answer().facets().get(facet).stream()
          .collect(Collectors.toMap(SearchResult.FacetValue::code, SearchResult.FacetValue::count));
    }
  }
}
