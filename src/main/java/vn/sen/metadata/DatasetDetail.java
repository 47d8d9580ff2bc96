package vn.sen.metadata;

import java.util.List;
import java.util.Map;

/**
 * What a description says beyond {@link DatasetView}: everything of DCAT 3 that a page shows, by
 * the section where a reader looks for it. Made by {@link DatasetDetailMapper} alone.
 *
 * @param links to other datasets, series and services
 * @param ofDistributions facts of each distribution, by its IRI or {@code _:name}
 */
public record DatasetDetail(
    ResourceKind kind,
    Map<Section, List<Fact>> facts,
    List<ResourceLink> links,
    List<Relation> relations,
    Map<String, List<Fact>> ofDistributions) {

  /** Where on the page. */
  public enum Section {
    ACCESS,
    FIT,
    USE,
    WHO,
    METADATA
  }

  /**
   * @param property IRI
   */
  public record Fact(String property, List<Value> values) {
    public Fact {
      values = List.copyOf(values);
    }
  }

  /**
   * A value as a reader sees it.
   *
   * @param iri what it leads to; "" for a text
   * @param text what it is called; empty when only the code lists may know
   * @param source as it was stated, where the text tells less; "" where it tells all
   */
  public record Value(String iri, LocalizedText text, String source) {
    Value(String iri, LocalizedText text) {
      this(iri, text, "");
    }
  }

  /**
   * A relation with a role (dcat:qualifiedRelation).
   *
   * @param role IRI; "" when not stated
   */
  public record Relation(String role, Value target) {}

  /** Facts of a section; empty when nothing is said. */
  public List<Fact> in(Section section) {
    return facts.getOrDefault(section, List.of());
  }

  public List<Fact> of(String distribution) {
    return ofDistributions.getOrDefault(distribution, List.of());
  }
}
