package vn.sen.access.account;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.sen.access.AuditAction;
import vn.sen.access.AuditEvent;
import vn.sen.access.AuditLog;
import vn.sen.access.Memberships;
import vn.sen.access.Person;
import vn.sen.access.account.OneTimeLink.Purpose;
import vn.sen.access.mail.Mail;
import vn.sen.platform.BaseIri;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.platform.Session;

/** What one-time links lead to: a new account, a role, a new password. */
@Singleton
public final class Joining {
  private static final Duration REGISTRATION = Duration.ofDays(2);
  private static final Duration PASSWORD = Duration.ofHours(1);
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_EMAIL = 254;

  private final OneTimeLinks links;
  private final Accounts accounts;
  private final Passwords passwords;
  private final Memberships memberships;
  private final SignIn signIn;
  private final SignInSessions sessions;
  private final SignInThrottle throttle;
  private final Mail mail;
  private final Session session;
  private final AuditLog audit;
  private final BaseIri base;
  private final Clock clock;

  Joining(
      OneTimeLinks links,
      Accounts accounts,
      Passwords passwords,
      Memberships memberships,
      SignIn signIn,
      SignInSessions sessions,
      SignInThrottle throttle,
      Mail mail,
      Session session,
      AuditLog audit,
      BaseIri base,
      Clock clock) {
    this.links = links;
    this.accounts = accounts;
    this.passwords = passwords;
    this.memberships = memberships;
    this.signIn = signIn;
    this.sessions = sessions;
    this.throttle = throttle;
    this.mail = mail;
    this.session = session;
    this.audit = audit;
    this.base = base;
    this.clock = clock;
  }

  /**
   * What somebody fills in to get an account.
   *
   * @param language {@code vi} or {@code en}
   */
  public record Form(
      String name, String email, String password, String language, boolean acceptsTerms) {}

  /**
   * @throws ProblemException 404 when the link was used, has expired or never was
   */
  public OneTimeLink get(SecretToken token) {
    return links
        .find(token)
        .orElseThrow(
            () ->
                new ProblemException(
                    CommonProblem.NOT_FOUND,
                    "Liên kết này đã được dùng, đã hết hạn hoặc không đúng. Hãy xin liên kết mới.",
                    "This link was used, has expired or is not right. Ask for a new one."));
  }

  /** Where a link is opened. */
  public String address(SecretToken token) {
    return base.value() + "join/" + token.text();
  }

  /**
   * Sends a link that makes an account. Says nothing of whether the address has one.
   *
   * @return the link itself where the portal cannot send letters: then the address stays unproved
   */
  public Optional<SecretToken> register(String email, SignIn.Browser browser, Locale locale) {
    throttle.beginFor("register", browser.address());
    String address = checkedEmail(email);
    SecretToken token = links.create(link(Purpose.REGISTRATION, address), REGISTRATION);
    if (!mail.isConfigured()) {
      return Optional.of(token);
    }
    boolean english = locale.getLanguage().equals("en");
    if (accounts.findByEmail(address).isPresent()) {
      mail.send(
          address,
          english ? "Sen: you have an account" : "Sen: bạn đã có tài khoản",
          (english
                  ? "This address has an account already. Sign in, or ask for a new password: "
                  : "Địa chỉ này đã có tài khoản. Hãy đăng nhập, hoặc xin đặt lại mật khẩu: ")
              + base.value()
              + "password\n");
    } else {
      mail.send(
          address,
          english ? "Sen: your new account" : "Sen: tài khoản mới của bạn",
          (english
                  ? "Open this link within two days to make your account: "
                  : "Mở liên kết này trong hai ngày để tạo tài khoản: ")
              + address(token)
              + "\n");
    }
    return Optional.empty();
  }

  /** Sends a link for a new password, if the address has an account; says nothing of whether. */
  public void forgotPassword(String email, SignIn.Browser browser) {
    throttle.beginFor("password", browser.address());
    if (!mail.isConfigured()) {
      throw new ProblemException(
          CommonProblem.UNAVAILABLE,
          "Cổng chưa cấu hình gửi thư nên không đặt lại được mật khẩu. Hãy liên hệ người vận hành.",
          "This portal sends no mail and cannot reset passwords. Ask whoever runs it.");
    }
    accounts
        .findByEmail(email)
        .map(Account::person)
        .ifPresent(
            person -> {
              boolean english = person.language().equals("en");
              SecretToken token = links.create(link(Purpose.PASSWORD, person.email()), PASSWORD);
              mail.send(
                  person.email(),
                  english ? "Sen: a new password" : "Sen: đặt lại mật khẩu",
                  (english
                          ? "Open this link within an hour to set a new password: "
                          : "Mở liên kết này trong một giờ để đặt mật khẩu mới: ")
                      + address(token)
                      + "\n");
            });
  }

  private OneTimeLink link(Purpose purpose, String email) {
    return new OneTimeLink(
        UUID.randomUUID(),
        purpose,
        email,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        clock.instant());
  }

  /** Makes the account that the link is for, and signs it in. */
  public SignIn.SignedIn join(SecretToken token, Form form, SignIn.Browser browser) {
    OneTimeLink link = get(token);
    if (link.purpose() == Purpose.PASSWORD) {
      throw wrong("Liên kết này dành cho mật khẩu mới.", "This link is for a new password.");
    }
    Person person = person(link, form);
    passwords.check(form.password(), person.name(), person.email());
    String hash = passwords.hash(form.password());
    // A link is not spent on an account that did not come to be.
    session.together(() -> createAccount(token, link, person, hash));
    return signIn.begin(person, "password", browser);
  }

  private Person createAccount(SecretToken token, OneTimeLink link, Person person, String hash) {
    boolean administers = link.purpose() == Purpose.FIRST_ADMINISTRATOR;
    use(token);
    boolean created =
        accounts.create(
            new Account(
                person,
                Optional.of(hash),
                Optional.of(clock.instant()),
                false,
                administers,
                clock.instant()));
    if (!created) {
      throw wrong(
          "Địa chỉ thư này đã có tài khoản. Hãy đăng nhập rồi mở liên kết mới.",
          "This e-mail address has an account. Sign in and open a new link.");
    }
    audit.record(
        AuditEvent.of(AuditAction.ACCOUNT_CREATED, person).with("by", link.purpose().name()));
    if (administers) {
      links.deleteAll(Purpose.FIRST_ADMINISTRATOR);
      audit.record(
          AuditEvent.of(AuditAction.ADMINISTRATOR_APPOINTED, person).about(person.id().toString()));
    }
    giveRole(link, person);
    return person;
  }

  /** Takes up an invitation with the account one has. */
  public void accept(SecretToken token, Person person) {
    OneTimeLink link = get(token);
    if (link.purpose() != Purpose.INVITATION) {
      throw wrong("Liên kết này không phải lời mời.", "This link is no invitation.");
    }
    if (!link.email().equalsIgnoreCase(person.email())) {
      throw new ProblemException(
          CommonProblem.FORBIDDEN,
          "Lời mời này gửi cho một địa chỉ thư khác với tài khoản của bạn.",
          "This invitation was sent to another address than your account's.");
    }
    session.together(
        () -> {
          use(token);
          giveRole(link, person);
          return person;
        });
  }

  private void giveRole(OneTimeLink link, Person person) {
    if (link.agency().isEmpty() || link.role().isEmpty()) {
      return;
    }
    UUID givenBy = link.givenBy().map(Person::id).orElse(person.id());
    memberships.put(person.id(), link.agency().get(), link.role().get(), givenBy);
    audit.record(
        new AuditEvent(
                AuditAction.ROLE_GIVEN,
                link.givenBy(),
                link.agency(),
                Optional.of(person.id().toString()),
                Map.of())
            .with("role", link.role().get().code())
            .with("by", "invitation"));
  }

  /** Sets a new password by its link; every session ends. */
  public void setPassword(SecretToken token, String password) {
    OneTimeLink link = get(token);
    if (link.purpose() != Purpose.PASSWORD) {
      throw wrong("Liên kết này không đổi mật khẩu.", "This link sets no password.");
    }
    Person person = accounts.findByEmail(link.email()).orElseThrow().person();
    passwords.check(password, person.name(), person.email());
    String hash = passwords.hash(password);
    session.together(
        () -> {
          use(token);
          accounts.setPassword(person.id(), hash);
          sessions.deleteAll(person.id());
          audit.record(AuditEvent.of(AuditAction.PASSWORD_CHANGED, person).with("by", "link"));
          return person;
        });
  }

  private void use(SecretToken token) {
    if (!links.use(token)) {
      get(token);
    }
  }

  private static Person person(OneTimeLink link, Form form) {
    if (!form.acceptsTerms()) {
      throw wrong("Hãy đồng ý với điều khoản sử dụng.", "Accept the terms of use.");
    }
    String name = checkedName(form.name());
    String email = link.email().isEmpty() ? checkedEmail(form.email()) : link.email();
    return new Person(UUID.randomUUID(), name, email, form.language().equals("en") ? "en" : "vi");
  }

  /**
   * @throws ProblemException when it cannot be a name
   */
  public static String checkedName(String name) {
    if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(c -> c < ' ')) {
      throw wrong("Hãy điền tên, tối đa 200 ký tự.", "Fill in a name of at most 200 characters.");
    }
    return name.strip();
  }

  /**
   * @throws ProblemException when it cannot be an address of e-mail
   */
  public static String checkedEmail(String email) {
    String address = email.strip();
    if (address.length() > LONGEST_EMAIL
        || !address.matches("[^\\s@<>,;]+@[^\\s@<>,;]+\\.[^\\s@<>,;]+")) {
      throw wrong("Địa chỉ thư không đúng dạng.", "The e-mail address is not of its form.");
    }
    return address;
  }

  private static ProblemException wrong(String vietnamese, String english) {
    return new ProblemException(CommonProblem.UNPROCESSABLE, vietnamese, english);
  }
}
