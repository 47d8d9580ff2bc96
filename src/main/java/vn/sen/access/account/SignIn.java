package vn.sen.access.account;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import vn.sen.access.AuditAction;
import vn.sen.access.AuditEvent;
import vn.sen.access.AuditLog;
import vn.sen.access.Person;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/** Signing in with a password and, where the account has a second factor, a code. */
@Singleton
public final class SignIn {
  private static final String TICKET = "sign-in";
  private static final Duration TICKET_TIME = Duration.ofMinutes(10);
  private static final int LONGEST_USER_AGENT = 200;

  private final Accounts accounts;
  private final Passwords passwords;
  private final OneTimeCodes codes;
  private final SignInThrottle throttle;
  private final SignInSessions sessions;
  private final SealedText seal;
  private final AuditLog audit;

  SignIn(
      Accounts accounts,
      Passwords passwords,
      OneTimeCodes codes,
      SignInThrottle throttle,
      SignInSessions sessions,
      SealedText seal,
      AuditLog audit) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.codes = codes;
    this.throttle = throttle;
    this.sessions = sessions;
    this.seal = seal;
    this.audit = audit;
  }

  /** The browser that signs in. */
  public record Browser(String address, String userAgent) {
    public Browser {
      userAgent =
          userAgent.length() > LONGEST_USER_AGENT
              ? userAgent.substring(0, LONGEST_USER_AGENT)
              : userAgent;
    }
  }

  /** How it went. */
  public sealed interface Outcome {}

  /** The session to be put into the browser's cookie. */
  public record SignedIn(Person person, SecretToken session) implements Outcome {}

  /** The password was right; the ticket goes along with the code. */
  public record CodeNeeded(String ticket) implements Outcome {}

  /**
   * @throws ProblemException when it was not right, or comes too soon; it does not tell which of
   *     address and password was wrong
   */
  public Outcome withPassword(String email, String password, Browser browser) {
    throttle.begin(email, browser.address());
    Optional<Account> account = accounts.findByEmail(email);
    if (!passwords.matches(password, account.flatMap(Account::password))) {
      failed(account.map(Account::person), "password", browser);
      throw new ProblemException(
          CommonProblem.UNAUTHORIZED,
          "Địa chỉ thư hoặc mật khẩu không đúng.",
          "The e-mail address or the password is wrong.");
    }
    throttle.succeeded(email, browser.address());
    Person person = account.orElseThrow().person();
    if (account.get().hasSecondFactor()) {
      return new CodeNeeded(seal.sealForForm(TICKET, person.id().toString(), TICKET_TIME));
    }
    return begin(person, "password", browser);
  }

  /**
   * @param ticket of {@link CodeNeeded}
   * @throws ProblemException when code or ticket are not right
   */
  public SignedIn withCode(String ticket, String code, Browser browser) {
    UUID id =
        seal.openFromForm(TICKET, ticket)
            .map(UUID::fromString)
            .orElseThrow(
                () ->
                    new ProblemException(
                        CommonProblem.UNAUTHORIZED,
                        "Đã quá lâu từ khi nhập mật khẩu. Hãy đăng nhập lại từ đầu.",
                        "Too long ago since the password was entered. Sign in again."));
    throttle.begin("code " + id, browser.address());
    Person person = accounts.find(id).orElseThrow().person();
    if (!codes.use(id, code)) {
      failed(Optional.of(person), "code", browser);
      throw new ProblemException(
          CommonProblem.UNAUTHORIZED,
          "Mã không đúng, đã hết hạn hoặc đã dùng rồi. Hãy nhập mã mới.",
          "The code is wrong, has expired or was used already. Enter a new one.");
    }
    throttle.succeeded("code " + id, browser.address());
    return begin(person, "password+code", browser);
  }

  /** After somebody has proved who they are by other means, such as a link or a provider. */
  public SignedIn begin(Person person, String method, Browser browser) {
    SecretToken session =
        sessions.create(person.id(), method, browser.address(), browser.userAgent());
    audit.record(
        AuditEvent.of(AuditAction.SIGNED_IN, person)
            .with("method", method)
            .with("address", browser.address()));
    return new SignedIn(person, session);
  }

  /** True when the password is the account's own: asked again before it is changed. */
  public boolean isPassword(Account account, String password, Browser browser) {
    String email = account.person().email();
    throttle.begin(email, browser.address());
    boolean right = passwords.matches(password, account.password());
    if (right) {
      throttle.succeeded(email, browser.address());
    } else {
      failed(Optional.of(account.person()), "password", browser);
    }
    return right;
  }

  private void failed(Optional<Person> person, String by, Browser browser) {
    audit.record(
        new AuditEvent(
                AuditAction.SIGN_IN_FAILED,
                Optional.empty(),
                Optional.empty(),
                person.map(one -> one.id().toString()),
                java.util.Map.of())
            .with("by", by)
            .with("address", browser.address()));
  }
}
