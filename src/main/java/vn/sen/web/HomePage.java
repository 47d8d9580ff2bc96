package vn.sen.web;

import java.util.List;
import vn.sen.search.SearchResult;

/**
 * The first screen: the search and what is behind it.
 *
 * @param total datasets in the catalog
 * @param available of them with data to download
 */
public record HomePage(
    long total,
    long available,
    List<String> examples,
    List<TargetRow> targets,
    List<SearchResult.Hit> newest,
    List<Sector> sectors) {

  /**
   * @param code as in addresses
   */
  public record Sector(String iri, String code, long available, long total) {}
}
