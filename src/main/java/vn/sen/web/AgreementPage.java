package vn.sen.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.sen.access.UseDecision;
import vn.sen.access.sharing.Agreement;
import vn.sen.access.sharing.AgreementEvent;

/**
 * One agreement.
 *
 * @param use what the gate says to the party now; empty when the agreement is not in force
 */
public record AgreementPage(
    Agreement agreement,
    List<AgreementEvent> events,
    boolean decides,
    boolean uses,
    Optional<UseDecision> use,
    Instant now) {}
