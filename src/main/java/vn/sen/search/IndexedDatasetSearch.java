package vn.sen.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.util.BytesRef;
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
                .complete(searcher, discoverable(caller), vocabulary.current()));
  }

  @Override
  public List<Hit> listSimilar(String slug, Caller caller, Locale locale, int most) {
    int bounded = Math.clamp(most, 1, MOST_SIMILAR);
    MatchMarker unmarked = new MatchMarker(new Marks());
    return index.read(
        searcher ->
            SimilarDatasets.to(slug, searcher, discoverable(caller), bounded).stream()
                .map(stored -> hit(stored, unmarked, locale))
                .toList());
  }

  @Override
  public long documentCount(Caller caller) {
    return index.read(searcher -> (long) searcher.count(discoverable(caller)));
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
    KnownWords known = new KnownWords(searcher, discoverable(request.caller()));
    TypedQuery understood = typed.map(word -> decoded(word, known, names));
    Found found = null;
    boolean approximate = false;
    for (QueryBuilder.Reading reading : QueryBuilder.Reading.values()) {
      if (found == null || (found.collected().unfiltered() == 0 && !typed.isEmpty())) {
        QueryBuilder builder = new QueryBuilder(names, reading);
        approximate = reading != QueryBuilder.Reading.AS_TYPED;
        found = find(request, understood, searcher, builder);
      }
    }
    return new SearchResult(
        found.collected().total(),
        request.page(),
        request.size(),
        hits(request, found, searcher),
        facets(found.collected(), chosen(request)),
        approximate && found.collected().unfiltered() > 0);
  }

  private record Found(FacetedCollector collected, Marks marks) {}

  private static Found find(
      SearchRequest request, TypedQuery typed, IndexSearcher searcher, QueryBuilder builder)
      throws IOException {
    Query query =
        new BooleanQuery.Builder()
            .add(builder.build(typed), Occur.MUST)
            .add(discoverable(request.caller()), Occur.FILTER)
            .build();
    int window =
        Math.max(1, Math.min(request.page() * request.size(), searcher.getIndexReader().maxDoc()));
    FacetedCollector collector =
        new FacetedCollector(
            new TopFieldCollectorManager(order(request, typed), window, Integer.MAX_VALUE)
                .newCollector(),
            chosen(request));
    return new Found(searcher.search(query, collector.alone()), builder.marks());
  }

  private static Query discoverable(Caller caller) {
    return new TermInSetQuery(
        IndexFields.DISCOVER, caller.tokens().stream().map(BytesRef::new).toList());
  }

  /** What the keystrokes of an input method were meant to write, where nothing else fits. */
  private static Word decoded(Word word, KnownWords known, Vocabulary names) {
    if (word.accented()
        || names.knows(word.folded())
        || known.hasFolded(word.folded())
        || known.hasFolded(IndexFields.STEM_MARK + word.stem())) {
      return word;
    }
    return Keystrokes.readings(word.folded()).stream()
        .map(Words::of)
        .filter(w -> names.knows(w.exact()) || known.hasExact(w.exact()))
        .findFirst()
        .orElse(word);
  }

  private static Sort order(SearchRequest request, TypedQuery typed) {
    SortField target = new SortField(IndexFields.TARGET, SortField.Type.INT);
    SortField newest = new SortField(IndexFields.MODIFIED, SortField.Type.LONG, true);
    SortField slug = new SortField(IndexFields.SLUG, SortField.Type.STRING);
    SortField available = new SortField(IndexFields.AVAILABLE, SortField.Type.INT);
    boolean english = request.locale().getLanguage().equals("en");
    return switch (request.sort()) {
      case RELEVANCE ->
          typed.words().isEmpty() && typed.phrases().isEmpty()
              ? new Sort(available, newest, target, slug)
              : new Sort(SortField.FIELD_SCORE, target, slug);
      case NEWEST -> new Sort(newest, target, slug);
      case TITLE ->
          new Sort(
              new SortField(
                  english ? IndexFields.TITLE_ORDER_EN : IndexFields.TITLE_ORDER_VI,
                  SortField.Type.STRING),
              slug);
      case TARGET -> new Sort(target, slug);
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

  private static List<Hit> hits(SearchRequest request, Found found, IndexSearcher searcher)
      throws IOException {
    ScoreDoc[] documents = found.collected().hits().topDocs().scoreDocs;
    int from = (request.page() - 1) * request.size();
    int to = Math.min(documents.length, from + request.size());
    StoredFields stored = searcher.storedFields();
    MatchMarker marker = new MatchMarker(found.marks());
    List<Hit> hits = new ArrayList<>();
    for (int i = from; i < to; i++) {
      BytesRef bytes =
          stored
              .document(documents[i].doc, Set.of(IndexFields.HIT))
              .getBinaryValue(IndexFields.HIT);
      hits.add(
          hit(
              StoredHit.fromBytes(bytes.bytes, bytes.offset, bytes.length),
              marker,
              request.locale()));
    }
    return hits;
  }

  private static Hit hit(StoredHit stored, MatchMarker marker, Locale locale) {
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
        stored.modified());
  }

  private static Map<Facet, List<FacetValue>> facets(
      FacetedCollector collected, Map<Facet, Set<String>> chosen) {
    Map<Facet, List<FacetValue>> facets = new EnumMap<>(Facet.class);
    for (Facet facet : Facet.values()) {
      Set<String> selected = chosen.getOrDefault(facet, Set.of());
      Map<String, Long> counts = new TreeMap<>(collected.counts(facet));
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
