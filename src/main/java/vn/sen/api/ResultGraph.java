package vn.sen.api;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;
import vn.sen.interop.NTriplesText;
import vn.sen.metadata.Description;
import vn.sen.metadata.DescriptionReader;
import vn.sen.platform.BaseIri;
import vn.sen.search.SearchRequest;
import vn.sen.search.SearchResult;

/** A page of results as RDF: a collection (Hydra) of the datasets with their descriptions. */
@Singleton
final class ResultGraph {
  private static final String HYDRA = "http://www.w3.org/ns/hydra/core#";

  private final Datasets datasets;
  private final DescriptionReader reader;
  private final BaseIri base;

  ResultGraph(Datasets datasets, DescriptionReader reader, BaseIri base) {
    this.datasets = datasets;
    this.reader = reader;
    this.base = base;
  }

  /**
   * @param address as asked for, with its query
   */
  Description of(SearchRequest asked, SearchResult result, URI address) {
    String query = address.getRawQuery() == null ? "" : "?" + escaped(address.getRawQuery());
    String collection = base.value() + "datasets" + query;
    NTriplesText text =
        new NTriplesText()
            .type(collection, HYDRA + "Collection")
            .value(collection, HYDRA + "totalItems", Long.toString(result.total()), "integer");
    List<String> slugs = result.items().stream().map(SearchResult.Hit::slug).sorted().toList();
    datasets.listAny(slugs).stream()
        // Asked again: the index may be a moment behind a change of access.
        .filter(dataset -> asked.caller().meets(dataset.discover()))
        .filter(dataset -> dataset.state() == Dataset.State.PUBLISHED)
        .sorted(Comparator.comparing(Dataset::slug))
        .forEach(
            dataset ->
                text.link(collection, HYDRA + "member", dataset.description().subject())
                    .append(dataset.description().nTriples()));
    return reader.fromNTriples(collection, text.toString());
  }

  /** What stands in a query but not in an IRI. */
  private static String escaped(String query) {
    return query
        .replace("\"", "%22")
        .replace("<", "%3C")
        .replace(">", "%3E")
        .replace("\\", "%5C")
        .replace("^", "%5E")
        .replace("`", "%60")
        .replace("{", "%7B")
        .replace("|", "%7C")
        .replace("}", "%7D")
        .replace(" ", "%20");
  }
}
