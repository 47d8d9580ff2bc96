package vn.sen.access.policy;

import static vn.sen.metadata.PolicyReader.ODRL;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.sen.metadata.Policy.Constraint;
import vn.sen.metadata.Policy.Operand;

/** Says whether the constraints of a rule hold. */
final class Constraints {
  /** A date or time without a zone is one of Viet Nam. */
  static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private static final Set<String> ORDERS = Set.of("lt", "lteq", "gt", "gteq", "eq", "neq");
  private static final Set<String> SETS = Set.of("eq", "neq", "isA", "isAnyOf", "isNoneOf");

  private final Profile profile;

  Constraints(Profile profile) {
    this.profile = profile;
  }

  /** Adds the terms of the constraint that have no meaning in the profile. */
  void unknown(Constraint constraint, Set<String> unknown) {
    switch (constraint) {
      case Constraint.Combination all -> {
        if (!Set.of(ODRL + "and", ODRL + "or", ODRL + "xone").contains(all.operator())) {
          unknown.add(all.operator());
        }
        all.parts().forEach(part -> unknown(part, unknown));
      }
      case Constraint.Comparison one -> unknown(one, unknown);
    }
  }

  private void unknown(Constraint.Comparison one, Set<String> unknown) {
    String left = one.leftOperand();
    if (!profile.knowsOperand(left)) {
      unknown.add(left.isEmpty() ? one.iri() : left);
      return;
    }
    boolean isPurpose = left.equals(Profile.PURPOSE);
    if (!operator(one, isPurpose ? SETS : ORDERS)) {
      unknown.add(one.operator().isEmpty() ? one.iri() : one.operator());
    }
    List<Operand> right = one.rightOperands();
    boolean isReadable =
        isPurpose
            ? !right.isEmpty() && right.stream().allMatch(o -> o.datatype().isEmpty())
            : right.size() == 1
                && (left.equals(Profile.DATE_TIME)
                    ? instant(right.getFirst()).isPresent()
                    : number(right.getFirst()).isPresent());
    if (!isReadable) {
      unknown.add(ODRL + "rightOperand");
    }
  }

  private static boolean operator(Constraint.Comparison one, Set<String> known) {
    return one.operator().startsWith(ODRL)
        && known.contains(one.operator().substring(ODRL.length()));
  }

  /** Why the constraint does not hold; empty when it does. All of its terms are known. */
  Optional<Reason> failing(Constraint constraint, String rule, PolicyRequest request, World world) {
    return switch (constraint) {
      case Constraint.Comparison one -> failing(one, rule, request, world);
      case Constraint.Combination all -> failing(all, rule, request, world);
    };
  }

  private Optional<Reason> failing(
      Constraint.Combination all, String rule, PolicyRequest request, World world) {
    List<Optional<Reason>> parts =
        all.parts().stream().map(part -> failing(part, rule, request, world)).toList();
    long holding = parts.stream().filter(Optional::isEmpty).count();
    boolean holds =
        switch (all.operator().substring(ODRL.length())) {
          case "and" -> holding == parts.size();
          case "or" -> holding > 0;
          default -> holding == 1;
        };
    return holds
        ? Optional.empty()
        : parts.stream()
            .flatMap(Optional::stream)
            .findFirst()
            .or(() -> Optional.of(Reasons.condition(rule)));
  }

  private Optional<Reason> failing(
      Constraint.Comparison one, String rule, PolicyRequest request, World world) {
    String left = one.leftOperand();
    Operand right = one.rightOperands().getFirst();
    if (left.equals(Profile.DATE_TIME)) {
      Instant bound = instant(right).orElseThrow();
      return holds(one, world.now().compareTo(bound))
          ? Optional.empty()
          : Optional.of(Reasons.time(rule, one.operator().substring(ODRL.length()), bound, ZONE));
    }
    if (left.equals(Profile.PURPOSE)) {
      return purpose(one, rule, request, world);
    }
    long bound = number(right).orElseThrow();
    if (left.equals(Profile.COUNT)) {
      OptionalLong count = world.count();
      // The use that is asked for is one more.
      return count.isPresent() && holds(one, Long.compare(count.getAsLong() + 1, bound))
          ? Optional.empty()
          : Optional.of(Reasons.usedUp(rule, bound));
    }
    OptionalLong shared = world.sharedDatasets();
    return shared.isPresent() && holds(one, Long.compare(shared.getAsLong(), bound))
        ? Optional.empty()
        : Optional.of(Reasons.reciprocity(rule, shared.orElse(0), bound));
  }

  /** When a rule ends that holds now: the first time that one of its constraints says. */
  static Optional<Instant> end(List<Constraint> constraints) {
    return constraints.stream()
        .flatMap(
            constraint ->
                constraint instanceof Constraint.Comparison one && isEnd(one)
                    ? instant(one.rightOperands().getFirst()).stream()
                    : Stream.<Instant>empty())
        .min(Comparator.naturalOrder());
  }

  private static boolean isEnd(Constraint.Comparison one) {
    return one.leftOperand().equals(Profile.DATE_TIME)
        && Set.of(ODRL + "lt", ODRL + "lteq").contains(one.operator());
  }

  private static Optional<Reason> purpose(
      Constraint.Comparison one, String rule, PolicyRequest request, World world) {
    Set<String> named =
        one.rightOperands().stream().map(Operand::value).collect(Collectors.toSet());
    if (request.purpose().isEmpty()) {
      return Optional.of(Reasons.purposeNeeded(rule, named));
    }
    boolean isNamed =
        named.stream().anyMatch(wanted -> world.isOrBelongsTo(request.purpose().get(), wanted));
    boolean wantsOther = Set.of(ODRL + "neq", ODRL + "isNoneOf").contains(one.operator());
    return isNamed != wantsOther
        ? Optional.empty()
        : Optional.of(Reasons.otherPurpose(rule, request.purpose().get(), named));
  }

  private static boolean holds(Constraint.Comparison one, int compared) {
    return switch (one.operator().substring(ODRL.length())) {
      case "lt" -> compared < 0;
      case "lteq" -> compared <= 0;
      case "gt" -> compared > 0;
      case "gteq" -> compared >= 0;
      case "eq" -> compared == 0;
      case "neq" -> compared != 0;
      default -> false;
    };
  }

  private static Optional<Instant> instant(Operand operand) {
    String text = operand.value();
    try {
      if (operand.datatype().endsWith("#date")) {
        return Optional.of(LocalDate.parse(text).atStartOfDay(ZONE).toInstant());
      }
      if (!operand.datatype().endsWith("#dateTime")) {
        return Optional.empty();
      }
      return Optional.of(
          text.matches(".*(Z|[+-]\\d\\d:\\d\\d)$")
              ? OffsetDateTime.parse(text).toInstant()
              : LocalDateTime.parse(text).atZone(ZONE).toInstant());
    } catch (DateTimeException e) {
      // Not a time: the caller is told that the operand has no meaning.
      return Optional.empty();
    }
  }

  private static OptionalLong number(Operand operand) {
    return operand.value().matches("\\d{1,12}")
            && operand
                .datatype()
                .matches(".*#(integer|int|long|nonNegativeInteger|positiveInteger|unsignedInt)")
        ? OptionalLong.of(Long.parseLong(operand.value()))
        : OptionalLong.empty();
  }
}
