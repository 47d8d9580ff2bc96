package vn.sen.access.sharing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.sen.access.Person;

/** The requests for access. */
public interface AccessRequests {

  /** All of one form, in one transaction. */
  void create(List<AccessRequest> form);

  Optional<AccessRequest> find(UUID id);

  /** Pending first, the longest waiting first. */
  List<AccessRequest> listOfOwners(Set<String> agencies);

  /** The person's own and those made for agencies; the newest first. */
  List<AccessRequest> listOfRequesters(UUID account, Set<String> agencies);

  /** In the order in which they were written. */
  List<RequestMessage> listMessages(UUID request);

  /**
   * Writes the message and passes the turn.
   *
   * @return false when the request is in none of the states
   */
  boolean addMessage(
      UUID request,
      Set<AccessRequest.State> from,
      AccessRequest.State to,
      Person author,
      boolean byOwner,
      String text,
      Instant now);

  /**
   * Ends a pending request.
   *
   * @return false when it is no longer pending
   */
  boolean end(UUID request, AccessRequest.State to, String reason, Instant now);

  /**
   * Ends a pending request by an agreement, in one transaction.
   *
   * @return false when it is no longer pending
   */
  boolean grant(UUID request, Agreement agreement, String author, Instant now);
}
