package vn.sen.web;

import java.time.Instant;
import java.util.List;
import vn.sen.access.sharing.AccessRequest;

/**
 * Requests for access.
 *
 * @param toDecide those of the datasets for which the reader decides
 */
public record RequestsPage(List<AccessRequest> toDecide, List<AccessRequest> own, Instant now) {}
