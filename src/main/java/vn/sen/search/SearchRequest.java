package vn.sen.search;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.sen.access.Caller;

/**
 * What a reader asks of the index.
 *
 * @param text as typed; blank lists everything
 * @param filters facet to chosen codes; within a facet any, across facets all
 * @param page counts from 1
 * @param size 1 to 1000
 */
public record SearchRequest(
    String text,
    Map<Facet, List<String>> filters,
    Sort sort,
    int page,
    int size,
    Locale locale,
    Caller caller) {

  public SearchRequest {
    filters = Map.copyOf(filters);
  }

  public enum Facet {
    SECTOR("sector"),
    AGENCY("agency"),
    ACCESS("access"),
    FORMAT("format"),
    AI_TASK("ai-task"),
    STATUS("status");

    private final String parameter;

    Facet(String parameter) {
      this.parameter = parameter;
    }

    /** Its name in addresses and JSON. */
    public String parameter() {
      return parameter;
    }
  }

  public enum Sort {
    RELEVANCE("relevance"),
    NEWEST("newest"),
    TITLE("title"),
    TARGET("target");

    private final String parameter;

    Sort(String parameter) {
      this.parameter = parameter;
    }

    public String parameter() {
      return parameter;
    }
  }
}
