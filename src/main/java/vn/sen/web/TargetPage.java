package vn.sen.web;

import java.util.List;
import vn.sen.metadata.LocalizedText;
import vn.sen.targets.Target;

/**
 * One target with the clauses it rests on.
 *
 * @param count how many targets there are
 */
public record TargetPage(Target target, List<Clause> clauses, int count) {

  /**
   * @param text what the clause says; empty when the list does not quote it
   */
  public record Clause(String iri, LocalizedText text) {}
}
