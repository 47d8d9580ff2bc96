package vn.sen.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.sen.access.sharing.AccessRequest;
import vn.sen.access.sharing.RequestMessage;

/**
 * One request.
 *
 * @param decides whether the reader is a steward of the owner
 * @param asks whether the reader made the request
 */
public record RequestPage(
    AccessRequest request,
    List<RequestMessage> messages,
    boolean decides,
    boolean asks,
    Instant now,
    LocalDate today) {}
