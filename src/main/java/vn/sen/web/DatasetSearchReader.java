package vn.sen.web;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.sen.access.Gate;
import vn.sen.api.SearchFilters;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.search.SearchRequest;

/** Reads a search from the address of {@code /datasets}. */
@Singleton
final class DatasetSearchReader {
  static final int PAGE_SIZE = 20;
  private static final int LONGEST_QUERY_CHARACTERS = 1000;

  /** Whoever has read so far needs other words, or the JSON API. */
  static final int LAST_PAGE = 500;

  private final Gate gate;

  DatasetSearchReader(Gate gate) {
    this.gate = gate;
  }

  /** Fails with 400 for an order or a page that there is not. */
  SearchRequest read(HttpRequest<?> request, Locale locale) {
    String text = request.getParameters().getFirst("q").orElse("").strip();
    if (text.length() > LONGEST_QUERY_CHARACTERS) {
      throw new ProblemException(
          CommonProblem.MALFORMED,
          "Câu tìm dài quá " + LONGEST_QUERY_CHARACTERS + " ký tự. Hãy dùng ít từ hơn.",
          "The search is longer than "
              + LONGEST_QUERY_CHARACTERS
              + " characters. Use fewer words.");
    }
    Map<SearchRequest.Facet, List<String>> filters = new EnumMap<>(SearchRequest.Facet.class);
    for (SearchRequest.Facet facet : SearchRequest.Facet.values()) {
      List<String> chosen = new ArrayList<>(request.getParameters().getAll(facet.parameter()));
      chosen.removeIf(String::isBlank);
      if (!chosen.isEmpty()) {
        filters.put(facet, chosen);
      }
    }
    return new SearchRequest(
        text,
        SearchRequest.Matching.BEST,
        filters,
        SearchFilters.years(request),
        SearchFilters.box(request),
        sort(request, text),
        page(request),
        PAGE_SIZE,
        request.getParameters().getFirst("explain").filter("true"::equals).isPresent(),
        locale,
        gate.callerOf(request));
  }

  /**
   * What an address without an order means: the best match, or the newest when nothing is asked.
   */
  private static SearchRequest.Sort sort(HttpRequest<?> request, String text) {
    Optional<String> stated = request.getParameters().getFirst("sort").filter(s -> !s.isEmpty());
    if (stated.isEmpty()) {
      return text.isEmpty() ? SearchRequest.Sort.NEWEST : SearchRequest.Sort.RELEVANCE;
    }
    for (SearchRequest.Sort sort : SearchRequest.Sort.values()) {
      if (sort.parameter().equals(stated.get())) {
        return sort;
      }
    }
    throw new ProblemException(
        CommonProblem.MALFORMED,
        "Không có cách sắp xếp như vậy (sort). Chọn relevance, newest, title, target hoặc quality.",
        "There is no such order (sort). Choose relevance, newest, title, target or quality.");
  }

  private static int page(HttpRequest<?> request) {
    String stated = request.getParameters().getFirst(Address.PAGE).orElse("1");
    if (!stated.matches("[1-9]\\d{0,2}") || Integer.parseInt(stated) > LAST_PAGE) {
      throw new ProblemException(
          CommonProblem.MALFORMED,
          "Số trang (page) phải là số nguyên từ 1 đến " + LAST_PAGE + ".",
          "The page must be a whole number from 1 to " + LAST_PAGE + ".");
    }
    return Integer.parseInt(stated);
  }
}
