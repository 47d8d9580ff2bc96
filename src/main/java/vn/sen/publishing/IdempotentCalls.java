package vn.sen.publishing;

import java.util.Optional;
import java.util.UUID;

/**
 * Answers to calls that carried a key of their caller's, so that a call sent twice is done once.
 */
public interface IdempotentCalls {

  /**
   * Takes the key for the running transaction; waits for another that holds it.
   *
   * @param request what was asked, to tell a repetition from another call under the same key
   * @return the earlier answer; empty when the key is new and now held
   */
  Optional<Answer> begin(UUID account, String key, String request);

  /** Keeps the answer, in the same transaction. */
  void end(UUID account, String key, Answer answer);

  /**
   * @param request as it was asked
   */
  record Answer(String request, int status, String body, String location) {}
}
