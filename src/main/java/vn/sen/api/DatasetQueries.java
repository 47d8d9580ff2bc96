package vn.sen.api;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import vn.sen.access.Gate;
import vn.sen.catalog.Agencies;
import vn.sen.catalog.Agency;
import vn.sen.metadata.CodeLists;
import vn.sen.metadata.Concept;
import vn.sen.metadata.DatasetView;
import vn.sen.platform.Languages;
import vn.sen.platform.ProblemException;
import vn.sen.search.SearchRequest;
import vn.sen.search.SearchRequest.Facet;
import vn.sen.search.SearchRequest.Sort;

/** Reads a search from the parameters of a request, and refuses what it does not understand. */
@Singleton
final class DatasetQueries {
  static final int LONGEST_TEXT_CHARACTERS = 1_000;
  static final int DEFAULT_SIZE = 20;
  static final int LARGEST_SIZE = 1_000;
  static final int DEEPEST_HIT = 100_000;

  private static final Set<String> SINGLE =
      QueryParameters.names(
          "q",
          "sort",
          "page",
          "size",
          "match",
          "explain",
          SearchFilters.FROM,
          SearchFilters.TO,
          SearchFilters.BOX);
  private static final Set<String> FACETS =
      Arrays.stream(Facet.values()).map(Facet::parameter).collect(Collectors.toUnmodifiableSet());

  private final CodeLists codeLists;
  private final Agencies agencies;
  private final Languages languages;
  private final Gate gate;

  DatasetQueries(CodeLists codeLists, Agencies agencies, Languages languages, Gate gate) {
    this.codeLists = codeLists;
    this.agencies = agencies;
    this.languages = languages;
    this.gate = gate;
  }

  /**
   * @throws ProblemException 400 that names the parameter, its value and the rule
   */
  SearchRequest read(HttpRequest<?> request) {
    return read(request, Optional.empty());
  }

  /** The same with the newest first unless another order is asked for: what a feed is for. */
  SearchRequest readNewest(HttpRequest<?> request) {
    return read(request, Optional.of(Sort.NEWEST));
  }

  private SearchRequest read(HttpRequest<?> request, Optional<Sort> unlessStated) {
    QueryParameters parameters = QueryParameters.of(request, SINGLE, FACETS);
    String text = text(parameters);
    int size = parameters.number("size", DEFAULT_SIZE, 1, LARGEST_SIZE);
    int page = parameters.number("page", 1, 1, DEEPEST_HIT / size);
    return new SearchRequest(
        text,
        matching(parameters),
        filters(parameters),
        SearchFilters.years(request),
        SearchFilters.box(request),
        sort(parameters, unlessStated, text),
        page,
        size,
        parameters.code("explain", List.of("true", "false")).equals(Optional.of("true")),
        languages.of(request),
        gate.callerOf(request));
  }

  private static String text(QueryParameters parameters) {
    String text = parameters.find("q").orElse("");
    if (text.length() > LONGEST_TEXT_CHARACTERS) {
      throw new ProblemException(
          ApiProblem.INVALID_PARAMETER,
          "“q” dài %d ký tự; tối đa %d. Hãy tìm bằng vài từ chính."
              .formatted(text.length(), LONGEST_TEXT_CHARACTERS),
          "“q” has %d characters; at most %d are taken. Search by a few main words."
              .formatted(text.length(), LONGEST_TEXT_CHARACTERS));
    }
    return text;
  }

  private static SearchRequest.Matching matching(QueryParameters parameters) {
    List<String> names =
        Arrays.stream(SearchRequest.Matching.values())
            .map(SearchRequest.Matching::parameter)
            .toList();
    return parameters
        .code("match", names)
        .map(name -> SearchRequest.Matching.values()[names.indexOf(name)])
        .orElse(SearchRequest.Matching.BEST);
  }

  private static Sort sort(QueryParameters parameters, Optional<Sort> unlessStated, String text) {
    List<String> names = Arrays.stream(Sort.values()).map(Sort::parameter).toList();
    Sort absent = unlessStated.orElse(text.isBlank() ? Sort.NEWEST : Sort.RELEVANCE);
    return parameters
        .code("sort", names)
        .map(name -> Sort.values()[names.indexOf(name)])
        .orElse(absent);
  }

  private Map<Facet, List<String>> filters(QueryParameters parameters) {
    Map<Facet, List<String>> filters = new EnumMap<>(Facet.class);
    for (Facet facet : Facet.values()) {
      List<String> chosen = parameters.list(facet.parameter());
      if (facet == Facet.FORMAT) {
        chosen = chosen.stream().map(DatasetQueries::format).distinct().toList();
      } else {
        requireKnown(facet, chosen);
      }
      if (!chosen.isEmpty()) {
        filters.put(facet, chosen);
      }
    }
    return filters;
  }

  private void requireKnown(Facet facet, List<String> chosen) {
    if (chosen.isEmpty()) {
      return;
    }
    Supplier<List<String>> codes =
        switch (facet) {
          case SECTOR -> () -> scheme("sectors");
          case PLACE -> () -> scheme("places");
          case ACCESS -> () -> scheme("access-levels");
          case AI_TASK -> () -> scheme("ai-tasks");
          case AGENCY -> () -> agencies.list().stream().map(Agency::slug).toList();
          case STATUS ->
              () ->
                  Arrays.stream(DatasetView.Status.values()).map(DatasetView.Status::code).toList();
          case FORMAT -> List::of;
        };
    List<String> known = codes.get();
    chosen.forEach(code -> QueryParameters.requireCode(facet.parameter(), code, known));
  }

  private List<String> scheme(String scheme) {
    return codeLists.list(scheme).stream().map(Concept::code).toList();
  }

  /** Formats have no closed list: publishers add to it; what cannot be one is refused. */
  private static String format(String format) {
    if (!format.matches("[A-Za-z0-9][A-Za-z0-9 ._+-]{0,39}")) {
      String shown = ProblemException.echo(format);
      throw new ProblemException(
          ApiProblem.INVALID_PARAMETER,
          "Giá trị “%s” của “format” không hợp lệ: cần tên định dạng như CSV hoặc GEOJSON."
              .formatted(shown),
          "The value “%s” of “format” is not valid: it must be the name of a format such as CSV or"
                  .formatted(shown)
              + " GEOJSON.");
    }
    return format.toUpperCase(Locale.ROOT);
  }
}
