package vn.sen.web;

import java.util.ArrayList;
import java.util.List;
import vn.sen.metadata.DatasetView;

/**
 * Links of a dataset's page for machines (FAIR Signposting, level 1): what it is, how to cite it,
 * by whom, under which licence, where its files and its descriptions are.
 */
final class Signposting {
  /** More make a header that servers between cut off; the descriptions list the rest. */
  private static final int MOST_ITEMS = 20;

  private Signposting() {}

  /**
   * @param address of the page, absolute
   */
  static String links(DatasetView view, String address) {
    List<String> links = new ArrayList<>();
    links.add(link(view.iri(), "cite-as"));
    links.add(link("https://schema.org/Dataset", "type"));
    links.add(link("https://schema.org/AboutPage", "type"));
    view.agency().filter(Signposting::isLinkable).ifPresent(iri -> links.add(link(iri, "author")));
    view.distributions().stream()
        .flatMap(distribution -> distribution.licence().stream())
        .filter(Signposting::isLinkable)
        .distinct()
        .limit(MOST_ITEMS)
        .forEach(iri -> links.add(link(iri, "license")));
    view.distributions().stream()
        .filter(
            distribution -> distribution.downloadUrl().filter(Signposting::isLinkable).isPresent())
        .limit(MOST_ITEMS)
        .forEach(
            distribution ->
                links.add(
                    link(distribution.downloadUrl().orElseThrow(), "item")
                        + distribution
                            .mediaType()
                            .filter(type -> type.matches("[\\w.+-]+/[\\w.+-]+"))
                            .map(type -> "; type=\"" + type + "\"")
                            .orElse("")));
    links.add(
        link(address + "/croissant.jsonld", "describedby")
            + "; type=\"application/ld+json\"; profile=\"http://mlcommons.org/croissant/1.1\"");
    return String.join(", ", links);
  }

  private static String link(String target, String relation) {
    return "<" + target + ">; rel=\"" + relation + "\"";
  }

  /** Whatever a publisher wrote: only what cannot break out of the header. */
  private static boolean isLinkable(String iri) {
    return iri.matches("https?://[\\x21-\\x7e&&[^<>\",\\\\^`{|}]]+");
  }
}
