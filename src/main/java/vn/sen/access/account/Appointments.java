package vn.sen.access.account;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.sen.access.AuditAction;
import vn.sen.access.AuditEvent;
import vn.sen.access.AuditLog;
import vn.sen.access.Caller;
import vn.sen.access.Membership;
import vn.sen.access.Memberships;
import vn.sen.access.Person;
import vn.sen.access.Role;
import vn.sen.access.mail.Mail;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/**
 * Who may give which role: an agency's stewards in their own agency, and an administrator of the
 * portal the first steward of an agency that has none. Whoever else tries is refused, and that is
 * recorded.
 */
@Singleton
public final class Appointments {
  private static final Duration INVITATION = Duration.ofDays(7);

  private final Memberships memberships;
  private final OneTimeLinks links;
  private final Accounts accounts;
  private final Joining joining;
  private final Mail mail;
  private final AuditLog audit;
  private final Clock clock;

  Appointments(
      Memberships memberships,
      OneTimeLinks links,
      Accounts accounts,
      Joining joining,
      Mail mail,
      AuditLog audit,
      Clock clock) {
    this.memberships = memberships;
    this.links = links;
    this.accounts = accounts;
    this.joining = joining;
    this.mail = mail;
    this.audit = audit;
    this.clock = clock;
  }

  /** The people of an agency, for its own members. */
  public List<Membership> list(Caller caller, String agency) {
    if (!caller.isMember(agency)) {
      throw refused(caller, agency, "list-people");
    }
    return memberships.listOfAgency(agency);
  }

  /** Invitations that nobody has taken up yet, for the agency's stewards. */
  public List<OneTimeLink> listInvitations(Caller caller, String agency) {
    requireSteward(caller, agency, "list-invitations");
    return links.listInvitations(agency);
  }

  /**
   * Invites somebody, with a role that is theirs once they open the link; sent by e-mail where the
   * portal can.
   *
   * @return the address to hand over
   */
  public String invite(Caller caller, String agency, String email, Role role) {
    requireSteward(caller, agency, "invite");
    return invite(caller.person().orElseThrow(), agency, Joining.checkedEmail(email), role);
  }

  /** An administrator names the first steward of an agency that has none. */
  public String inviteFirstSteward(Caller caller, String agency, String email) {
    requireAdministrator(caller, agency, "first-steward");
    if (!memberships.listStewards(agency).isEmpty()) {
      throw refused(caller, agency, "second-steward");
    }
    return invite(caller.person().orElseThrow(), agency, Joining.checkedEmail(email), Role.STEWARD);
  }

  private String invite(Person by, String agency, String email, Role role) {
    SecretToken token =
        links.create(
            new OneTimeLink(
                UUID.randomUUID(),
                OneTimeLink.Purpose.INVITATION,
                email,
                Optional.of(agency),
                Optional.of(role),
                Optional.of(by),
                clock.instant()),
            INVITATION);
    audit.record(
        AuditEvent.of(AuditAction.PERSON_INVITED, by)
            .inAgency(agency)
            .with("email", email)
            .with("role", role.code()));
    String address = joining.address(token);
    mail.send(
        email,
        "Sen: lời mời / invitation",
        """
        %1$s mời bạn tham gia cơ quan “%2$s” trên cổng dữ liệu. Liên kết dùng một lần, trong bảy ngày:
        %1$s invites you to the agency “%2$s” on the data portal. The link works once, for seven days:

        %3$s
        """
            .formatted(by.name(), agency, address));
    return address;
  }

  public void withdrawInvitation(Caller caller, String agency, UUID id) {
    requireSteward(caller, agency, "withdraw-invitation");
    links.deleteInvitation(agency, id);
  }

  public void giveRole(Caller caller, String agency, UUID person, Role role) {
    requireSteward(caller, agency, "give-role");
    Membership held = get(agency, person);
    keepASteward(agency, held, role == Role.STEWARD);
    memberships.put(person, agency, role, caller.person().orElseThrow().id());
    audit.record(
        AuditEvent.of(AuditAction.ROLE_GIVEN, caller)
            .inAgency(agency)
            .about(person.toString())
            .with("role", role.code()));
  }

  /** Stewards take anybody's role away, and everybody their own. */
  public void removeRole(Caller caller, String agency, UUID person) {
    if (!caller.person().map(Person::id).equals(Optional.of(person))) {
      requireSteward(caller, agency, "remove-role");
    }
    keepASteward(agency, get(agency, person), false);
    memberships.delete(person, agency);
    audit.record(
        AuditEvent.of(AuditAction.ROLE_REMOVED, caller).inAgency(agency).about(person.toString()));
  }

  /** Only people of the agency are given a role; others are invited. */
  private Membership get(String agency, UUID person) {
    return memberships.listOfPerson(person).stream()
        .filter(held -> held.agency().equals(agency))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    CommonProblem.NOT_FOUND,
                    "Người này không thuộc cơ quan.",
                    "This person does not belong to the agency."));
  }

  private void keepASteward(String agency, Membership held, boolean stays) {
    boolean last =
        held.role() == Role.STEWARD
            && memberships.listOfAgency(agency).stream()
                    .filter(one -> one.role() == Role.STEWARD)
                    .count()
                == 1;
    if (last && !stays) {
      throw new ProblemException(
          CommonProblem.CONFLICT,
          "Đây là người quản lý dữ liệu duy nhất của cơ quan. Hãy giao vai trò này cho người khác"
              + " trước.",
          "This is the agency's only steward. Give somebody else the role first.");
    }
  }

  /** Another administrator; who has a role in an agency cannot be one. */
  public void appointAdministrator(Caller caller, String email) {
    requireAdministrator(caller, "", "appoint-administrator");
    Person person =
        accounts
            .findByEmail(email.strip())
            .map(Account::person)
            .orElseThrow(
                () ->
                    new ProblemException(
                        CommonProblem.UNPROCESSABLE,
                        "Không có tài khoản với địa chỉ thư này.",
                        "There is no account with this address."));
    if (!accounts.appoint(person.id())) {
      throw new ProblemException(
          CommonProblem.CONFLICT,
          "Người này có vai trò trong một cơ quan nên không thể quản trị Cổng.",
          "This person holds a role in an agency and cannot administer the portal.");
    }
    audit.record(
        AuditEvent.of(AuditAction.ADMINISTRATOR_APPOINTED, caller).about(person.id().toString()));
  }

  /**
   * @throws ProblemException 403, recorded; 401 when nobody is known
   */
  public void requireSteward(Caller caller, String agency, String what) {
    if (!caller.isSteward(agency)) {
      throw refused(caller, agency, what);
    }
  }

  /**
   * @throws ProblemException 403, recorded; 401 when nobody is known
   */
  public void requireAdministrator(Caller caller, String agency, String what) {
    if (!caller.administrator()) {
      throw refused(caller, agency, what);
    }
  }

  private ProblemException refused(Caller caller, String agency, String what) {
    if (!caller.isSignedIn()) {
      return new ProblemException(
          CommonProblem.UNAUTHORIZED,
          "Hãy đăng nhập ở /sign-in để tiếp tục.",
          "Sign in at /sign-in to go on.");
    }
    AuditEvent event = AuditEvent.of(AuditAction.ADMINISTRATION_REFUSED, caller).with("what", what);
    audit.record(agency.isEmpty() ? event : event.inAgency(agency));
    return new ProblemException(
        CommonProblem.FORBIDDEN,
        "Bạn không có vai trò cho việc này. Người quản lý dữ liệu của cơ quan quyết định về người"
            + " của cơ quan; người quản trị Cổng lập cơ quan và chỉ định người quản lý đầu tiên.",
        "You hold no role for this. An agency's stewards decide on its people; the portal's"
            + " administrators create agencies and name their first steward.");
  }
}
