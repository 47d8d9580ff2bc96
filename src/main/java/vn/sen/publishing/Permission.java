package vn.sen.publishing;

import vn.sen.access.Caller;
import vn.sen.access.Person;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/**
 * What a caller must be to work on an agency's drafts. Who may not see one is told it is not there.
 */
final class Permission {
  private Permission() {}

  static Person signedIn(Caller caller) {
    return caller
        .person()
        .orElseThrow(
            () ->
                new ProblemException(
                    CommonProblem.UNAUTHORIZED,
                    "Hãy đăng nhập, hoặc gửi mã truy cập API trong Authorization: Bearer.",
                    "Sign in, or send an API token as Authorization: Bearer."));
  }

  static Person editor(Caller caller, String agency) {
    Person person = signedIn(caller);
    if (!caller.isEditor(agency)) {
      throw new ProblemException(
          PublishingProblem.ROLE_NEEDED,
          "Việc này cần vai trò biên tập ở cơ quan “"
              + agency
              + "”; người phụ trách của cơ quan có thể giao cho bạn.",
          "This takes the role of editor in the agency “"
              + agency
              + "”; its stewards can give it.");
    }
    return person;
  }

  /** An editor of some agency. */
  static Person anyEditor(Caller caller) {
    Person person = signedIn(caller);
    if (caller.roles().keySet().stream().noneMatch(caller::isEditor)) {
      throw new ProblemException(
          PublishingProblem.ROLE_NEEDED,
          "Việc này cần vai trò biên tập ở một cơ quan; người phụ trách của cơ quan có thể giao cho"
              + " bạn.",
          "This takes the role of editor in an agency; its stewards can give it.");
    }
    return person;
  }

  static Person steward(Caller caller, String agency) {
    Person person = signedIn(caller);
    if (!caller.isSteward(agency)) {
      throw new ProblemException(
          PublishingProblem.ROLE_NEEDED,
          "Việc này dành cho người phụ trách dữ liệu của cơ quan “" + agency + "”.",
          "This is for the stewards of the agency “" + agency + "”.");
    }
    return person;
  }

  static ProblemException notFound() {
    // The address is the caller's own; an answer that said more would tell drafts apart.
    return new ProblemException(
        CommonProblem.NOT_FOUND, "Không có bản nháp này.", "There is no such draft.");
  }
}
