package vn.sen.web;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.sen.access.Caller;
import vn.sen.access.Person;
import vn.sen.access.Role;
import vn.sen.access.sharing.SharingProblem;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/** What pages ask of a reader who has to be known. */
final class SignedIn {
  private SignedIn() {}

  /**
   * @throws ProblemException 401
   */
  static Person require(Caller caller) {
    return caller
        .person()
        .orElseThrow(
            () ->
                new ProblemException(
                    SharingProblem.NOT_SIGNED_IN,
                    "Hãy đăng nhập ở /sign-in để tiếp tục.",
                    "Sign in at /sign-in to go on."));
  }

  /** Agencies in which the reader holds at least this role. */
  static Set<String> agencies(Caller caller, Role role) {
    return caller.roles().entrySet().stream()
        .filter(held -> held.getValue().includes(role))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * @throws ProblemException 404 when it is no identifier
   */
  static UUID id(String text) {
    if (!text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
      throw new ProblemException(
          CommonProblem.NOT_FOUND, "Không có trang này.", "There is no such page.");
    }
    return UUID.fromString(text);
  }
}
