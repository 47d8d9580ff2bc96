package vn.sen.web;

import java.util.List;
import vn.sen.catalog.Agency;
import vn.sen.search.SearchResult;

/**
 * One agency.
 *
 * @param notes what is to be known of it, in the page's language
 * @param kinds IRIs of the kinds of agency it is
 * @param clauses IRIs of the clauses that give it tasks
 * @param absorbed IRIs of the agencies whose work it took over
 * @param total how many datasets it publishes that the reader may discover
 * @param datasets the newest of them
 * @param insider whether the reader belongs to it, or administers the portal
 * @param decided targets that the decisions gave to it
 */
public record AgencyPage(
    Agency agency,
    List<String> notes,
    List<String> kinds,
    List<String> clauses,
    List<String> absorbed,
    long total,
    List<SearchResult.Hit> datasets,
    boolean insider,
    List<TargetRow> decided) {}
