package vn.sen.web;

import java.util.List;
import vn.sen.metadata.Concept;
import vn.sen.metadata.LocalizedText;

/**
 * One code of a list.
 *
 * @param narrower IRIs of the codes it contains
 * @param replaces IRIs of the codes it took the place of
 * @param facet parameter of {@code /datasets} that finds what uses the code; "" when there is none
 * @param datasets how many use it, 0 when there is no such facet
 * @param further properties that the list states beside those shown with their own names
 */
public record ConceptPage(
    Concept concept,
    LocalizedText schemeTitle,
    List<String> narrower,
    List<String> replaces,
    String facet,
    long datasets,
    List<Further> further) {

  /** The other names in the order of the list, without regard to language. */
  public String alternatives() {
    return String.join(
        ", ", concept.alternatives().stream().map(keyword -> keyword.text()).distinct().toList());
  }

  /**
   * @param property short name, such as {@code skos:exactMatch}
   * @param iris values that name something
   * @param texts values that are text
   */
  public record Further(String property, List<String> iris, List<String> texts) {}
}
