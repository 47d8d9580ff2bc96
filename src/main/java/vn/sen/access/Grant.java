package vn.sen.access;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import vn.sen.metadata.Policy;

/**
 * An agreement that has begun and has not ended, as the gate needs it.
 *
 * @param purpose IRI of the purpose it was made for
 * @param party IRI of the person or agency it was made with
 * @param violatedDuties IRIs of its duties that are overdue
 * @param sharedDatasets what the party's agency shares with the owner, where the agreement asks for
 *     it; while a warning runs, as much as it asks for
 */
public record Grant(
    UUID agreement,
    Policy policy,
    String purpose,
    String party,
    Instant ends,
    long uses,
    Set<String> violatedDuties,
    OptionalLong sharedDatasets,
    Optional<String> agency) {}
