package vn.sen.web;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.sen.catalog.Dataset;
import vn.sen.metadata.Concept;
import vn.sen.search.SearchResult;

/**
 * The form of a request.
 *
 * @param search words by which further datasets were looked for; may be ""
 * @param found what could be asked for as well
 * @param agencies for which the reader may ask
 */
public record RequestFormPage(
    List<Dataset> datasets,
    String search,
    List<SearchResult.Hit> found,
    List<Concept> purposes,
    List<String> agencies,
    LocalDate today,
    LocalDate inAYear) {

  /** This form with one more dataset in it. */
  public String with(String slug) {
    return "/requests/new?"
        + Stream.concat(datasets.stream().map(Dataset::slug), Stream.of(slug))
            .map(one -> "dataset=" + one)
            .collect(Collectors.joining("&"));
  }
}
