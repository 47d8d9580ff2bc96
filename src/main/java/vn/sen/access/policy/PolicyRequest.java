package vn.sen.access.policy;

import java.util.Optional;
import java.util.Set;

/**
 * What somebody wants to do.
 *
 * @param parties IRIs of the one who asks: the person, and the agencies they act for
 * @param action IRI of an ODRL action or one of the profile's
 * @param target IRI of the dataset
 * @param purpose IRI of the purpose stated, if one was
 */
public record PolicyRequest(
    Set<String> parties, String action, String target, Optional<String> purpose) {
  public PolicyRequest {
    parties = Set.copyOf(parties);
  }
}
