package vn.sen.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.sen.metadata.LocalizedText;

/**
 * A page of hits and the facets of the whole result.
 *
 * @param total exact number of hits that the caller may discover
 * @param facets every facet, its values by falling count then code; a chosen value is listed even
 *     with count 0
 * @param approximate nothing held what was typed, and the hits answer a looser reading of it:
 *     places left aside, diacritics ignored, or one letter of a word other. A page should say so
 * @param correction what may have been meant, made of words that the caller may discover; never
 *     searched for unasked
 */
public record SearchResult(
    long total,
    int page,
    int size,
    List<Hit> items,
    Map<SearchRequest.Facet, List<FacetValue>> facets,
    boolean approximate,
    Optional<String> correction) {

  /**
   * @param titleFragments the title in the request's language cut where it matched
   * @param snippet the best fragment of what else matched; empty when nothing but the title did or
   *     nothing was asked
   * @param sectors codes, as the other references here: slug of the agency, code of the access
   *     level and of the AI tasks; "" where the description does not say
   * @param targetNumber 0 when it is none of the 50
   * @param period years such as 1990–2023; "" when unknown
   * @param modified ISO date
   * @param kind code of what it is: dataset, series or service
   * @param quality 0 to 100; -1 where it was not measured
   * @param formats short labels, such as CSV
   * @param reasons why it is here, the weightiest part first; empty unless asked for
   */
  public record Hit(
      String slug,
      String iri,
      LocalizedText title,
      LocalizedText description,
      List<Fragment> titleFragments,
      List<Fragment> snippet,
      List<String> sectors,
      String agency,
      String access,
      String status,
      List<String> formats,
      List<String> aiTasks,
      int targetNumber,
      String period,
      String modified,
      String kind,
      int quality,
      List<Reason> reasons) {}

  /** A run of text; {@code matched} runs are shown marked. */
  public record Fragment(String text, boolean matched) {}

  /**
   * Words of a part of the dataset that answer the query.
   *
   * @param words as the text writes them, at most five
   */
  public record Reason(TextPart part, Likeness likeness, List<String> words) {}

  /** How close a text's words are to those typed. */
  public enum Likeness {
    /** The words as they were typed. */
    EXACT("exact"),
    /** With other diacritics, or in the other number. */
    FOLDED("folded"),
    /** Another name of what was typed. */
    SYNONYM("synonym"),
    /** One letter other. */
    ALIKE("alike"),
    /** A name of something broader, narrower, or that it was or became. */
    RELATED("related");

    private final String parameter;

    Likeness(String parameter) {
      this.parameter = parameter;
    }

    /** Its name in JSON. */
    public String parameter() {
      return parameter;
    }
  }

  /**
   * @param code as in addresses; its label is in {@code CodeLists} (or the record of agencies)
   */
  public record FacetValue(String code, long count, boolean selected) {}
}
