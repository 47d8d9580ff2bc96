package vn.sen.search;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.sen.access.Caller;

/**
 * What a reader asks of the index.
 *
 * @param text as typed; blank lists everything
 * @param filters facet to chosen codes; within a facet any, across facets all
 * @param years the data must speak of one of them
 * @param box the places that the data speak of must have a point in it
 * @param page counts from 1
 * @param size 1 to 1000
 * @param explained whether each hit tells why it is there
 */
public record SearchRequest(
    String text,
    Matching matching,
    Map<Facet, List<String>> filters,
    Optional<Years> years,
    Optional<Box> box,
    Sort sort,
    int page,
    int size,
    boolean explained,
    Locale locale,
    Caller caller) {

  public SearchRequest {
    filters = Map.copyOf(filters);
  }

  /** Without years, box and explanations, the words read in the way that suits them best. */
  public SearchRequest(
      String text,
      Map<Facet, List<String>> filters,
      Sort sort,
      int page,
      int size,
      Locale locale,
      Caller caller) {
    this(
        text,
        Matching.BEST,
        filters,
        Optional.empty(),
        Optional.empty(),
        sort,
        page,
        size,
        false,
        locale,
        caller);
  }

  /** How many of the words a hit must hold. */
  public enum Matching {
    /**
     * All of few words, most of many, those of known subjects in any case; looser when that finds
     * nothing.
     */
    BEST("best"),
    ALL("all"),
    ANY("any");

    private final String parameter;

    Matching(String parameter) {
      this.parameter = parameter;
    }

    /** Its name in addresses. */
    public String parameter() {
      return parameter;
    }
  }

  /** A range of years, both ends in it; at most four digits each. */
  public record Years(int from, int to) {
    /** Where a range without an end begins and ends. */
    public static final int FIRST = 0;

    public static final int LAST = 9999;

    public Years {
      if (from < FIRST || to > LAST || from > to) {
        throw new IllegalArgumentException(from + " to " + to);
      }
    }
  }

  /** A bounding box in degrees (WGS 84), west to east and south to north. */
  public record Box(double west, double south, double east, double north) {
    public Box {
      boolean valid = west >= -180 && east <= 180 && south >= -90 && north <= 90 && south <= north;
      if (!valid) {
        throw new IllegalArgumentException("no box on the Earth");
      }
    }
  }

  public enum Facet {
    SECTOR("sector"),
    AGENCY("agency"),
    PLACE("place"),
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
    TARGET("target"),
    /** The best described first; what was not measured last. */
    QUALITY("quality");

    private final String parameter;

    Sort(String parameter) {
      this.parameter = parameter;
    }

    public String parameter() {
      return parameter;
    }
  }
}
