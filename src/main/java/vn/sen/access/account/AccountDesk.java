package vn.sen.access.account;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import vn.sen.access.AuditAction;
import vn.sen.access.AuditEvent;
import vn.sen.access.AuditLog;
import vn.sen.access.Caller;
import vn.sen.access.Person;
import vn.sen.access.Scope;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/** What people do with their own account. Only a browser's session may; no API token can. */
@Singleton
public final class AccountDesk {
  private static final int MOST_TOKENS = 50;

  private final Accounts accounts;
  private final Passwords passwords;
  private final OneTimeCodes codes;
  private final SignIn signIn;
  private final SignInSessions sessions;
  private final ApiTokens tokens;
  private final AuditLog audit;

  AccountDesk(
      Accounts accounts,
      Passwords passwords,
      OneTimeCodes codes,
      SignIn signIn,
      SignInSessions sessions,
      ApiTokens tokens,
      AuditLog audit) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.codes = codes;
    this.signIn = signIn;
    this.sessions = sessions;
    this.tokens = tokens;
    this.audit = audit;
  }

  /**
   * @throws ProblemException 401 when nobody is signed in by a browser's session
   */
  public Account get(Caller caller) {
    if (!caller.session() || !caller.isSignedIn()) {
      throw new ProblemException(
          CommonProblem.UNAUTHORIZED,
          "Hãy đăng nhập ở /sign-in để quản lý tài khoản; mã truy cập API không làm được việc này.",
          "Sign in at /sign-in to look after your account; an API token cannot.");
    }
    return accounts.find(caller.person().orElseThrow().id()).orElseThrow();
  }

  public List<SessionInfo> listSessions(Account account) {
    return sessions.list(account.person().id());
  }

  public List<ApiToken> listTokens(Account account) {
    return tokens.list(account.person().id());
  }

  public int countRecoveryCodes(Account account) {
    return codes.countRecoveryCodes(account.person());
  }

  public void setProfile(Caller caller, String name, String language) {
    accounts.setNameAndLanguage(
        get(caller).person().id(), Joining.checkedName(name), language.equals("en") ? "en" : "vi");
  }

  public void acceptTerms(Caller caller) {
    accounts.acceptTerms(get(caller).person().id());
  }

  /** Every session ends but one that begins now. */
  public SecretToken changePassword(
      Caller caller, String current, String password, SignIn.Browser browser) {
    Account account = get(caller);
    requirePassword(account, current, browser);
    Person person = account.person();
    passwords.check(password, person.name(), person.email());
    accounts.setPassword(person.id(), passwords.hash(password));
    sessions.deleteAll(person.id());
    audit.record(AuditEvent.of(AuditAction.PASSWORD_CHANGED, person));
    return sessions.create(person.id(), "password", browser.address(), browser.userAgent());
  }

  /** An account without a password, of somebody who signs in elsewhere, has none to be asked. */
  private void requirePassword(Account account, String password, SignIn.Browser browser) {
    if (account.password().isPresent() && !signIn.isPassword(account, password, browser)) {
      throw new ProblemException(
          CommonProblem.FORBIDDEN,
          "Mật khẩu hiện tại không đúng.",
          "The current password is wrong.");
    }
  }

  public OneTimeCodes.Enrolment beginSecondFactor(Caller caller) {
    return codes.begin(get(caller).person());
  }

  /**
   * @return recovery codes, shown once
   * @throws ProblemException when the code does not fit
   */
  public List<String> confirmSecondFactor(Caller caller, String ticket, String code) {
    List<String> recovery = codes.confirm(get(caller).person(), ticket, code);
    if (recovery.isEmpty()) {
      throw new ProblemException(
          CommonProblem.UNPROCESSABLE,
          "Mã không đúng hoặc trang đã mở quá lâu. Hãy thử lại với mã mới.",
          "The code does not fit, or the page was open for too long. Try again with a new code.");
    }
    return recovery;
  }

  public void removeSecondFactor(Caller caller, String password, SignIn.Browser browser) {
    Account account = get(caller);
    requirePassword(account, password, browser);
    codes.remove(account.person());
  }

  /**
   * @return the token, shown here and never again
   */
  public SecretToken createToken(Caller caller, String name, Scope scope, int days) {
    Account account = get(caller);
    Duration lifetime = Duration.ofDays(days);
    if (name.isBlank()
        || name.length() > 100
        || days < 1
        || lifetime.compareTo(ApiTokens.LONGEST) > 0) {
      throw new ProblemException(
          CommonProblem.UNPROCESSABLE,
          "Mã cần một tên (tối đa 100 ký tự) và thời hạn từ 1 đến 366 ngày.",
          "A token needs a name (at most 100 characters) and a time of 1 to 366 days.");
    }
    if (tokens.list(account.person().id()).size() >= MOST_TOKENS) {
      throw new ProblemException(
          CommonProblem.CONFLICT,
          "Bạn đã có 50 mã. Hãy thu hồi mã không còn dùng.",
          "You have 50 tokens. Revoke those that you no longer use.");
    }
    SecretToken token = tokens.create(account.person().id(), name.strip(), scope, lifetime);
    audit.record(
        AuditEvent.of(AuditAction.TOKEN_CREATED, caller)
            .with("name", name.strip())
            .with("scope", scope.code()));
    return token;
  }

  public void revokeToken(Caller caller, UUID id) {
    if (tokens.delete(get(caller).person().id(), id)) {
      audit.record(AuditEvent.of(AuditAction.TOKEN_REVOKED, caller).with("token", id.toString()));
    }
  }

  public void endSession(Caller caller, UUID id) {
    sessions.delete(get(caller).person().id(), id);
  }

  /** Ends every session of the account, this one too. */
  public void signOutEverywhere(Caller caller) {
    Account account = get(caller);
    sessions.deleteAll(account.person().id());
    audit.record(AuditEvent.of(AuditAction.SIGNED_OUT, caller).with("where", "everywhere"));
  }

  public void signOut(Caller caller, SecretToken session) {
    sessions.delete(session);
    if (caller.isSignedIn()) {
      audit.record(AuditEvent.of(AuditAction.SIGNED_OUT, caller));
    }
  }
}
