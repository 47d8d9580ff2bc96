package vn.sen.web;

import java.util.List;
import vn.sen.metadata.Concept;
import vn.sen.metadata.LocalizedText;

/** One code list. */
public record SchemePage(
    String code, LocalizedText title, LocalizedText purpose, List<Concept> concepts) {

  /** True when some code was replaced by another, as provinces were. */
  public boolean hasSuccessors() {
    return concepts.stream().anyMatch(concept -> !concept.replacedBy().isEmpty());
  }
}
