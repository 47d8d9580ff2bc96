package vn.sen.web;

import java.util.List;
import vn.sen.catalog.Agency;
import vn.sen.search.SearchResult;

/**
 * One agency.
 *
 * @param absorbed IRIs of the agencies whose work it took over
 * @param total how many datasets it publishes that the reader may discover
 * @param datasets the newest of them
 * @param decided targets that the decisions gave to it
 */
public record AgencyPage(
    Agency agency,
    List<String> absorbed,
    long total,
    List<SearchResult.Hit> datasets,
    List<TargetRow> decided) {}
