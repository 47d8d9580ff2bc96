package vn.sen.access.audit;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Consumer;
import vn.sen.access.AuditAction;
import vn.sen.access.AuditEvent;
import vn.sen.access.AuditLog;
import vn.sen.access.Caller;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/** An agency reads its own part of the audit log, and takes it away: its stewards do. */
@Singleton
public final class AuditDesk {
  private static final int AT_ONCE = 2_000;

  private final AuditTrail trail;
  private final AuditLog log;

  AuditDesk(AuditTrail trail, AuditLog log) {
    this.trail = trail;
    this.log = log;
  }

  /**
   * The newest first.
   *
   * @throws ProblemException 401, or 403 for whoever is no steward of the agency
   */
  public List<AuditEntry> list(Caller caller, AuditTrail.Question question, int most) {
    requireSteward(caller, question.agency().orElseThrow());
    return trail.list(question, most);
  }

  /** Gives every entry of the question to the reader, the newest first; this is recorded. */
  public void export(
      Caller caller, AuditTrail.Question question, String form, Consumer<AuditEntry> reader) {
    String agency = question.agency().orElseThrow();
    requireSteward(caller, agency);
    log.record(AuditEvent.of(AuditAction.LOG_EXPORTED, caller).inAgency(agency).with("form", form));
    AuditTrail.Question rest = question;
    List<AuditEntry> batch = trail.list(rest, AT_ONCE);
    while (!batch.isEmpty()) {
      batch.forEach(reader);
      rest = rest.before(batch.getLast().sequence());
      batch = trail.list(rest, AT_ONCE);
    }
  }

  private void requireSteward(Caller caller, String agency) {
    if (!caller.isSignedIn()) {
      throw new ProblemException(
          CommonProblem.UNAUTHORIZED,
          "Hãy đăng nhập ở /sign-in để tiếp tục.",
          "Sign in at /sign-in to go on.");
    }
    if (caller.isSteward(agency)) {
      return;
    }
    if (caller.administrator()) {
      log.record(
          AuditEvent.of(AuditAction.ADMINISTRATION_REFUSED, caller)
              .inAgency(agency)
              .with("tried", "read-log"));
    }
    throw new ProblemException(
        CommonProblem.FORBIDDEN,
        "Chỉ người quản lý dữ liệu của cơ quan đọc được nhật ký của cơ quan.",
        "Only the agency's stewards read its part of the log.");
  }
}
