package vn.sen.metadata;

import java.util.List;
import java.util.Optional;

/**
 * What a description says about access beside its access level.
 *
 * @param discoverability IRI of a concept of {@code vocab/discoverability}; everybody when absent
 * @param discoverabilityUnclear it is stated twice or as text: to be taken for hidden
 * @param policies ODRL policies, by {@code odrl:hasPolicy}
 */
public record AccessTerms(
    Optional<String> discoverability, boolean discoverabilityUnclear, List<Policy> policies) {
  /** Nothing said. */
  public static final AccessTerms NONE = new AccessTerms(Optional.empty(), false, List.of());

  public AccessTerms {
    policies = List.copyOf(policies);
  }
}
