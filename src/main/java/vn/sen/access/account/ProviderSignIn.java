package vn.sen.access.account;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import vn.sen.access.AuditAction;
import vn.sen.access.AuditEvent;
import vn.sen.access.AuditLog;
import vn.sen.access.Caller;
import vn.sen.access.Person;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.platform.Session;

/**
 * Signing in by an OpenID Connect provider. An account is known to a provider by issuer and subject
 * alone: that two have the same e-mail address makes them one person only when that person, signed
 * in, says so.
 */
@Singleton
public final class ProviderSignIn {
  private static final int LONGEST_NAME = 200;

  private final Accounts accounts;
  private final SignIn signIn;
  private final AuditLog audit;
  private final Session session;
  private final Clock clock;
  private final Optional<String> name;

  ProviderSignIn(
      Accounts accounts,
      SignIn signIn,
      AuditLog audit,
      Session session,
      Clock clock,
      @Value("${" + OpenIdSettings.NAME + ":}") Optional<String> name) {
    this.accounts = accounts;
    this.signIn = signIn;
    this.audit = audit;
    this.session = session;
    this.clock = clock;
    this.name = name.filter(one -> !one.isEmpty());
  }

  /**
   * What the provider says of somebody, its signature checked.
   *
   * @param email empty when it gives none, or has not proved it
   */
  public record Identity(
      String issuer, String subject, Optional<String> email, String name, String language) {}

  /** What people call the provider; empty when none is configured. */
  public Optional<String> name() {
    return name;
  }

  /**
   * @throws ProblemException 409 when the address has an account that the provider does not know;
   *     422 when the provider gives no proved address
   */
  public SignIn.SignedIn begin(Identity identity, SignIn.Browser browser) {
    Person person =
        accounts
            .findByIdentity(identity.issuer(), identity.subject())
            .map(Account::person)
            .orElseGet(() -> create(identity));
    return signIn.begin(person, "provider", browser);
  }

  /**
   * From now on the provider's identity opens the account of who is signed in.
   *
   * @throws ProblemException 409 when it opens another's
   */
  public void connect(Identity identity, Caller caller) {
    Person person = caller.person().orElseThrow();
    Optional<Account> known = accounts.findByIdentity(identity.issuer(), identity.subject());
    if (known.isPresent()) {
      if (!known.get().person().id().equals(person.id())) {
        throw new ProblemException(
            CommonProblem.CONFLICT,
            "Danh tính này đã gắn với một tài khoản khác.",
            "This identity belongs to another account.");
      }
      return;
    }
    session.together(
        () -> {
          accounts.addIdentity(person.id(), identity.issuer(), identity.subject());
          audit.record(
              AuditEvent.of(AuditAction.ACCOUNT_CREATED, person)
                  .with("by", "connected")
                  .with("issuer", identity.issuer()));
          return person;
        });
  }

  private Person create(Identity identity) {
    String email =
        identity
            .email()
            .orElseThrow(
                () ->
                    new ProblemException(
                        CommonProblem.UNPROCESSABLE,
                        "Nơi xác thực không cho biết một địa chỉ thư đã được xác nhận, nên chưa tạo"
                            + " được tài khoản.",
                        "The provider gives no e-mail address that it has proved, so no account can"
                            + " be made."));
    Person person =
        new Person(UUID.randomUUID(), shown(identity, email), email, identity.language());
    return session.together(
        () -> {
          boolean created =
              accounts.create(
                  new Account(
                      person, Optional.empty(), Optional.empty(), false, false, clock.instant()));
          if (!created) {
            throw new ProblemException(
                CommonProblem.CONFLICT,
                "Địa chỉ thư này đã có tài khoản. Hãy đăng nhập bằng mật khẩu, rồi gắn nơi xác thực"
                    + " vào tài khoản ở trang /account.",
                "This e-mail address has an account. Sign in with its password, then connect the"
                    + " provider at /account.");
          }
          accounts.addIdentity(person.id(), identity.issuer(), identity.subject());
          audit.record(
              AuditEvent.of(AuditAction.ACCOUNT_CREATED, person)
                  .with("by", "provider")
                  .with("issuer", identity.issuer()));
          return person;
        });
  }

  private static String shown(Identity identity, String email) {
    String given = identity.name().isBlank() ? email : identity.name().strip();
    return given.length() > LONGEST_NAME ? given.substring(0, LONGEST_NAME) : given;
  }
}
