package vn.sen.web;

import java.util.List;
import java.util.Optional;
import vn.sen.access.Standings;
import vn.sen.access.sharing.Ledger;
import vn.sen.access.sharing.SharingRules;

/** The ledger between one agency and others, for the two sides. */
public record SharingAgencyPage(
    String agency,
    List<Ledger.Pair> pairs,
    Optional<Standings.Shortfall> shortfall,
    SharingRules rules) {}
