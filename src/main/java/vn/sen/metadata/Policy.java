package vn.sen.metadata;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An ODRL policy as values, read by {@link PolicyReader}. Terms are absolute IRIs as they stand;
 * what they mean is the business of who evaluates them.
 *
 * @param profiles IRIs of the ODRL profiles it says it follows
 * @param unknown what was said of the policy or of anything in it that the reader has no place for:
 *     IRIs of properties and classes. An evaluator must deny while this is not empty.
 */
public record Policy(
    String iri,
    Kind kind,
    Optional<String> assigner,
    List<String> profiles,
    List<Rule> permissions,
    List<Rule> prohibitions,
    Set<String> unknown) {

  public Policy {
    profiles = List.copyOf(profiles);
    permissions = List.copyOf(permissions);
    prohibitions = List.copyOf(prohibitions);
    unknown = Set.copyOf(unknown);
  }

  /** A dataset offers; an agreement binds one party. */
  public enum Kind {
    SET,
    OFFER,
    AGREEMENT
  }

  /**
   * One permission or prohibition. No target means the dataset that the policy belongs to, no
   * assignee anybody.
   */
  public record Rule(
      String iri,
      List<String> actions,
      List<String> targets,
      List<String> assignees,
      List<Constraint> constraints,
      List<Duty> duties) {
    public Rule {
      actions = List.copyOf(actions);
      targets = List.copyOf(targets);
      assignees = List.copyOf(assignees);
      constraints = List.copyOf(constraints);
      duties = List.copyOf(duties);
    }
  }

  /** What whoever uses the data owes: the action of the duty. */
  public record Duty(String iri, List<String> actions) {
    public Duty {
      actions = List.copyOf(actions);
    }
  }

  /** A condition of a rule. */
  public sealed interface Constraint {
    String iri();

    /** {@code leftOperand operator rightOperand}; several right operands make a set. */
    record Comparison(String iri, String leftOperand, String operator, List<Operand> rightOperands)
        implements Constraint {
      public Comparison {
        rightOperands = List.copyOf(rightOperands);
      }
    }

    /** Others joined by {@code odrl:and}, {@code odrl:or} or {@code odrl:xone}. */
    record Combination(String iri, String operator, List<Constraint> parts) implements Constraint {
      public Combination {
        parts = List.copyOf(parts);
      }
    }
  }

  /** An IRI or a literal's lexical form with its datatype ("" for an IRI). */
  public record Operand(String value, String datatype) {}
}
