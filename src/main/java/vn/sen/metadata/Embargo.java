package vn.sen.metadata;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A description that is public while its data wait for their day: an ODRL policy that prohibits all
 * use before a time and says nothing else. The gate reads it like any policy, at each request, so
 * that nothing has to be done when the time comes.
 */
public final class Embargo {
  static final String DATE_TIME = PolicyReader.ODRL + "dateTime";

  private Embargo() {}

  /** The day (of Viet Nam) or time as stated, of the policy that ends last; need not be one. */
  public static Optional<String> until(List<Policy> policies) {
    return policies.stream()
        .map(Embargo::bound)
        .flatMap(Optional::stream)
        .max(java.util.Comparator.naturalOrder());
  }

  /** Whether the text names a day or an instant. */
  public static boolean isTime(String text) {
    try {
      if (text.length() == "2027-01-15".length()) {
        java.time.LocalDate.parse(text);
      } else {
        java.time.OffsetDateTime.parse(text);
      }
      return true;
    } catch (java.time.DateTimeException e) {
      return false;
    }
  }

  static boolean is(Policy policy) {
    return bound(policy).isPresent();
  }

  private static Optional<String> bound(Policy policy) {
    boolean isBare =
        policy.permissions().isEmpty()
            && policy.unknown().isEmpty()
            && policy.prohibitions().size() == 1;
    return isBare ? Optional.ofNullable(bound(policy.prohibitions().getFirst())) : Optional.empty();
  }

  private static @Nullable String bound(Policy.Rule rule) {
    boolean isOfAll =
        rule.actions().equals(List.of(PolicyReader.ODRL + "use"))
            && rule.targets().isEmpty()
            && rule.assignees().isEmpty()
            && rule.duties().isEmpty()
            && rule.constraints().size() == 1;
    return isOfAll
            && rule.constraints().getFirst() instanceof Policy.Constraint.Comparison one
            && one.leftOperand().equals(DATE_TIME)
            && one.operator().equals(PolicyReader.ODRL + "lt")
            && one.rightOperands().size() == 1
        ? one.rightOperands().getFirst().value()
        : null;
  }
}
