package vn.sen.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import vn.sen.access.Caller;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.search.SearchRequest.Facet;
import vn.sen.search.SearchResult.FacetValue;
import vn.sen.search.SearchResult.Hit;

/** Answers searches from the Lucene index. */
final class IndexedDatasetSearch implements DatasetSearch {
  private static final int MOST_HITS_A_PAGE = 1_000;
  private static final int MOST_SIMILAR = 20;
  private static final int DEEPEST_HIT = 100_000;

  /** For when nothing is as typed, the closest first. */
  private static final List<QueryBuilder.Reading> BY_WHAT_IS_NAMED =
      List.of(QueryBuilder.Reading.BY_SUBJECT, QueryBuilder.Reading.BY_ANY_SUBJECT);

  private final DatasetIndex index;
  private final VocabularySource vocabulary;

  IndexedDatasetSearch(DatasetIndex index, VocabularySource vocabulary) {
    this.index = index;
    this.vocabulary = vocabulary;
  }

  @Override
  public SearchResult search(SearchRequest request) {
    checkBounds(request);
    TypedQuery typed = QueryReader.read(request.text());
    return index.read(searcher -> answer(request, typed, searcher));
  }

  @Override
  public List<Suggestion> suggest(String typed, Caller caller, Locale locale) {
    return index.read(
        searcher ->
            new Suggestions(typed, locale)
                .complete(searcher, new Audience(caller).query(searcher), vocabulary.current()));
  }

  @Override
  public List<Hit> listSimilar(String slug, Caller caller, Locale locale, int most) {
    int bounded = Math.clamp(most, 1, MOST_SIMILAR);
    MatchMarker unmarked = new MatchMarker(new Marks());
    return index.read(
        searcher ->
            SimilarDatasets.to(slug, searcher, new Audience(caller).query(searcher), bounded)
                .stream()
                .map(stored -> hit(stored, unmarked, List.of(), locale))
                .toList());
  }

  @Override
  public long documentCount(Caller caller) {
    return index.read(searcher -> (long) searcher.count(new Audience(caller).query(searcher)));
  }

  private static void checkBounds(SearchRequest request) {
    if (request.page() < 1 || request.size() < 1 || request.size() > MOST_HITS_A_PAGE) {
      throw new ProblemException(
          CommonProblem.MALFORMED,
          "page phải từ 1 và size phải từ 1 đến 1000, không phải page="
              + request.page()
              + ", size="
              + request.size()
              + ".",
          "page must be at least 1 and size from 1 to 1000, not page="
              + request.page()
              + ", size="
              + request.size()
              + ".");
    }
    if ((long) request.page() * request.size() > DEEPEST_HIT) {
      throw new ProblemException(
          CommonProblem.MALFORMED,
          "Chỉ xem được 100.000 kết quả đầu; hãy thu hẹp tìm kiếm bằng từ khóa hoặc bộ lọc.",
          "Only the first 100,000 results can be paged through; narrow the search by words or"
              + " filters.");
    }
  }

  private SearchResult answer(SearchRequest request, TypedQuery typed, IndexSearcher searcher)
      throws IOException {
    Vocabulary names = vocabulary.current();
    Audience audience = new Audience(request.caller());
    KnownWords known = new KnownWords(searcher, audience);
    boolean literal = request.matching() != SearchRequest.Matching.BEST || typed.isEmpty();
    MeantWords meant = new MeantWords(known, names);
    TypedQuery understood = literal ? typed : typed.map(meant::of);
    Attempt attempt = new Attempt(request, names, audience, searcher);
    Found found = attempt.count(QueryBuilder.Reading.AS_TYPED, understood);
    if (literal || !found.isEmpty() || attempt.isNarrowedToNothing(understood)) {
      return result(request, found, typed, false, Optional.empty(), searcher);
    }
    Optional<Corrections.Correction> correction =
        new Corrections(searcher, known, names).of(request.text());
    boolean corrects =
        correction.filter(c -> attempt.finds(QueryReader.read(c.text()))).isPresent();
    TypedQuery spelt = understood;
    if (correction.filter(Corrections.Correction::complete).isPresent()) {
      spelt = QueryReader.read(correction.get().text()).map(meant::of);
      found = attempt.count(QueryBuilder.Reading.AS_TYPED, spelt);
    }
    for (QueryBuilder.Reading reading : BY_WHAT_IS_NAMED) {
      if (found.isEmpty()) {
        found = attempt.count(reading, spelt);
      }
    }
    if (found.isEmpty()) {
      found = attempt.count(QueryBuilder.Reading.FORGIVING, understood);
    }
    return result(
        request,
        found,
        typed,
        !found.isEmpty(),
        correction.filter(c -> corrects).map(Corrections.Correction::text),
        searcher);
  }

  private static SearchResult result(
      SearchRequest request,
      Found found,
      TypedQuery typed,
      boolean approximate,
      Optional<String> correction,
      IndexSearcher searcher)
      throws IOException {
    return new SearchResult(
        found.counts().total(),
        request.page(),
        request.size(),
        hits(request, found, typed, searcher),
        facets(found.counts(), chosen(request)),
        approximate,
        correction);
  }

  /**
   * @param ranked finds and ranks what was counted
   */
  private record Found(FacetCounts counts, Query ranked, Marks marks) {
    /** Nothing, whatever the chosen facets. */
    boolean isEmpty() {
      return counts.unfiltered() == 0;
    }
  }

  /** One search, whose text is read in more than one way until something is found. */
  private record Attempt(
      SearchRequest request, Vocabulary names, Audience audience, IndexSearcher searcher) {
    Found count(QueryBuilder.Reading reading, TypedQuery typed) throws IOException {
      QueryBuilder builder = new QueryBuilder(names, reading, request.matching());
      return IndexedDatasetSearch.count(request, builder, typed, audience, searcher);
    }

    /**
     * There is what was asked for, in other years or elsewhere: nothing is to be read otherwise.
     */
    boolean isNarrowedToNothing(TypedQuery typed) {
      return (request.years().isPresent() || request.box().isPresent()) && finds(typed);
    }

    /** Anything, whatever the filters; a spelling that finds nothing either is no help. */
    boolean finds(TypedQuery typed) {
      try {
        BooleanQuery.Builder query =
            new QueryBuilder(names, QueryBuilder.Reading.AS_TYPED, SearchRequest.Matching.BEST)
                .build(typed)
                .matching();
        query.add(audience.query(searcher), Occur.FILTER);
        return !new MatchingDocuments(searcher).isEmpty(query.build());
      } catch (IOException e) {
        throw new UncheckedIOException("reading the search index", e);
      }
    }
  }

  /** First everything is counted without scores; the best of it are then sought with skipping. */
  private static Found count(
      SearchRequest request,
      QueryBuilder builder,
      TypedQuery typed,
      Audience audience,
      IndexSearcher searcher)
      throws IOException {
    Map<Facet, Set<String>> chosen = chosen(request);
    FacetCounts counts = new FacetCounts(chosen, searcher.getIndexReader().leaves().size());
    boolean everything =
        typed.isEmpty() && chosen.isEmpty() && request.years().isEmpty() && request.box().isEmpty();
    Query discoverable = audience.query(searcher);
    QueryBuilder.Sought sought = builder.build(typed);
    BooleanQuery.Builder query = sought.matching();
    request.years().ifPresent(y -> query.add(QueryBuilder.years(y), Occur.FILTER));
    request.box().ifPresent(b -> query.add(box(b), Occur.FILTER));
    if (!(discoverable instanceof MatchAllDocsQuery)) {
      query.add(discoverable, Occur.FILTER);
    } else if (everything && !searcher.getIndexReader().hasDeletions()) {
      for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
        counts.addAll(leaf.reader());
      }
      return new Found(counts, MatchAllDocsQuery.INSTANCE, builder.marks());
    }
    Query matching = query.build();
    MatchingDocuments documents = new MatchingDocuments(searcher);
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      counts.add(leaf, documents.in(leaf, matching));
    }
    return new Found(counts, ranked(sought, counts.accepted()), builder.marks());
  }

  private static Query ranked(QueryBuilder.Sought sought, Query accepted) {
    if (sought.scoring().isEmpty()) {
      return accepted;
    }
    BooleanQuery.Builder ranked = new BooleanQuery.Builder().add(accepted, Occur.FILTER);
    sought.scoring().forEach(query -> ranked.add(query, Occur.SHOULD));
    return ranked.setMinimumNumberShouldMatch(1).build();
  }

  private static Query box(SearchRequest.Box box) {
    return LatLonPoint.newBoxQuery(
        IndexFields.POINTS, box.south(), box.north(), box.west(), box.east());
  }

  private static Sort order(SearchRequest request) {
    SortField target = new SortField(IndexFields.TARGET, SortField.Type.INT);
    SortField newest = new SortField(IndexFields.MODIFIED, SortField.Type.LONG, true);
    SortField available = new SortField(IndexFields.READINESS, SortField.Type.INT);
    SortField rank = new SortField(IndexFields.RANK, SortField.Type.LONG);
    SortField best = new SortField(IndexFields.QUALITY, SortField.Type.INT, true, -1);
    boolean english = request.locale().getLanguage().equals("en");
    return switch (request.sort()) {
      case RELEVANCE -> new Sort(available, newest, rank);
      case NEWEST -> new Sort(newest, target, rank);
      case TITLE ->
          new Sort(
              new SortField(
                  english ? IndexFields.TITLE_ORDER_EN : IndexFields.TITLE_ORDER_VI,
                  SortField.Type.STRING),
              rank);
      case TARGET -> new Sort(target, rank);
      case QUALITY -> new Sort(best, target, rank);
    };
  }

  /** Chosen codes as the index writes them: formats in upper case, everything else as it is. */
  private static Map<Facet, Set<String>> chosen(SearchRequest request) {
    Map<Facet, Set<String>> chosen = new EnumMap<>(Facet.class);
    request
        .filters()
        .forEach(
            (facet, codes) ->
                chosen.put(
                    facet,
                    codes.stream()
                        .map(c -> facet == Facet.FORMAT ? c.toUpperCase(Locale.ROOT) : c)
                        .collect(Collectors.toCollection(LinkedHashSet::new))));
    return chosen;
  }

  private static List<Hit> hits(
      SearchRequest request, Found found, TypedQuery typed, IndexSearcher searcher)
      throws IOException {
    long total = found.counts().total();
    int from = (request.page() - 1) * request.size();
    if (total <= from) {
      return List.of();
    }
    int window = (int) Math.min((long) from + request.size(), total);
    boolean byScore = request.sort() == SearchRequest.Sort.RELEVANCE && typed.isRanked();
    ScoreDoc[] best =
        byScore
            ? searcher.search(found.ranked(), new BestHits(window).alone())
            : searcher.search(
                    found.ranked(), new TopFieldCollectorManager(order(request), window, 1))
                .scoreDocs;
    ScoreDoc[] shown = Arrays.copyOfRange(best, Math.min(from, best.length), best.length);
    MatchMarker marker = new MatchMarker(found.marks());
    Explanations explanations = new Explanations(found.marks());
    return StoredHit.read(searcher, shown).stream()
        .map(
            stored ->
                hit(
                    stored,
                    marker,
                    request.explained() ? explanations.of(stored) : List.of(),
                    request.locale()))
        .toList();
  }

  private static Hit hit(
      StoredHit stored, MatchMarker marker, List<SearchResult.Reason> reasons, Locale locale) {
    return new Hit(
        stored.slug(),
        stored.iri(),
        stored.title(),
        stored.description(),
        marker.mark(stored.title().in(locale)),
        marker.snippet(stored, locale),
        stored.sectors(),
        stored.agency(),
        stored.access(),
        stored.status(),
        stored.formats(),
        stored.aiTasks(),
        stored.targetNumber(),
        stored.period(),
        stored.modified(),
        stored.kind(),
        stored.quality(),
        reasons);
  }

  private static Map<Facet, List<FacetValue>> facets(
      FacetCounts collected, Map<Facet, Set<String>> chosen) {
    Map<Facet, List<FacetValue>> facets = new EnumMap<>(Facet.class);
    for (Facet facet : Facet.values()) {
      Set<String> selected = chosen.getOrDefault(facet, Set.of());
      Map<String, Long> counts = new TreeMap<>(collected.of(facet));
      selected.forEach(code -> counts.putIfAbsent(code, 0L));
      facets.put(
          facet,
          counts.entrySet().stream()
              .map(e -> new FacetValue(e.getKey(), e.getValue(), selected.contains(e.getKey())))
              .sorted(Comparator.comparingLong(FacetValue::count).reversed())
              .toList());
    }
    return facets;
  }
}
