package vn.sen.web;

import java.util.List;
import vn.sen.access.Membership;
import vn.sen.access.account.OneTimeLink;
import vn.sen.catalog.Agency;

/**
 * The people of an agency.
 *
 * @param decides the reader gives roles here
 * @param administers the reader may name the first steward only
 * @param link the invitation just made, to be handed over; may be ""
 */
public record PeoplePage(
    Agency agency,
    List<Membership> people,
    List<OneTimeLink> invitations,
    boolean decides,
    boolean administers,
    String link) {}
