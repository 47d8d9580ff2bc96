package vn.sen.access.account;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.sen.access.AuditAction;
import vn.sen.access.AuditEvent;
import vn.sen.access.AuditLog;
import vn.sen.access.Caller;
import vn.sen.catalog.Agencies;
import vn.sen.catalog.Agency;
import vn.sen.catalog.PortalState;
import vn.sen.metadata.Description;
import vn.sen.metadata.DescriptionBuilder;
import vn.sen.metadata.LocalizedText;
import vn.sen.platform.BaseIri;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.platform.Session;

/**
 * What the portal's administrators do with agencies: set up new ones, and merge one into another,
 * as in March 2025. They are described with the Organization Ontology; nobody's data is touched.
 */
@Singleton
public final class AgencyRegister {
  /** Codes of {@code vocab/agency-kinds}; an agency of none of them is not of the Government. */
  public static final List<String> KINDS =
      List.of("ministry", "ministry-level-agency", "government-agency");

  private static final String ORG = "http://www.w3.org/ns/org#";
  private static final String DCT = "http://purl.org/dc/terms/";
  private static final String SKOS = "http://www.w3.org/2004/02/skos/core#";
  private static final String FOAF = "http://xmlns.com/foaf/0.1/";
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final int LONGEST_NAME = 200;

  private final Agencies agencies;
  private final Appointments appointments;
  private final PortalState state;
  private final AuditLog audit;
  private final Session session;
  private final BaseIri base;
  private final Clock clock;

  AgencyRegister(
      Agencies agencies,
      Appointments appointments,
      PortalState state,
      AuditLog audit,
      Session session,
      BaseIri base,
      Clock clock) {
    this.agencies = agencies;
    this.appointments = appointments;
    this.state = state;
    this.audit = audit;
    this.session = session;
    this.base = base;
    this.clock = clock;
  }

  /**
   * A new agency.
   *
   * @param slug its name in addresses, for ever
   * @param kind one of {@link #KINDS}; empty when it does not belong to the Government
   */
  public record Form(
      String slug,
      String vietnamese,
      String english,
      String abbreviation,
      Optional<String> kind,
      Optional<String> homepage) {}

  /** Key of the note that an agency was changed here, so that what comes along leaves it alone. */
  public static String changedHere(String slug) {
    return "agency." + slug + ".changed";
  }

  /**
   * @throws ProblemException 403, recorded, when the caller does not administer the portal; 409
   *     when the slug is taken; 422 when something is missing or not right
   */
  public void create(Caller caller, Form form) {
    appointments.requireAdministrator(caller, "", "create-agency");
    Description description = describe(form);
    session.together(
        () -> {
          if (agencies.find(form.slug()).isPresent()) {
            throw new ProblemException(
                CommonProblem.CONFLICT,
                "Đã có cơ quan với tên trong địa chỉ là “" + form.slug() + "”.",
                "There is an agency “" + form.slug() + "” already.");
          }
          agencies.publish(description);
          state.put(changedHere(form.slug()), clock.instant().toString());
          audit.record(
              AuditEvent.of(AuditAction.AGENCY_CREATED, caller)
                  .inAgency(form.slug())
                  .about(base.agency(form.slug())));
          return form;
        });
  }

  private Description describe(Form form) {
    require(
        form.slug().matches("[a-z][a-z0-9-]{1,39}"),
        "Tên trong địa chỉ gồm 2 đến 40 chữ thường a–z, số và dấu gạch nối, bắt đầu bằng chữ.",
        "The name in addresses has 2 to 40 letters a–z, digits and hyphens, a letter first.");
    require(
        isName(form.vietnamese()) && isName(form.english()),
        "Hãy ghi tên tiếng Việt và tên tiếng Anh (tối đa 200 ký tự).",
        "Give a Vietnamese and an English name (at most 200 characters).");
    require(
        form.kind().map(KINDS::contains).orElse(true),
        "Loại cơ quan không có trong danh mục.",
        "The kind of agency is not in the list.");
    require(
        form.homepage()
            .map(page -> page.matches("https?://[^\\s<>\"{}|\\\\^`]{3,400}"))
            .orElse(true),
        "Trang web phải là một địa chỉ bắt đầu bằng https:// hoặc http://.",
        "The web page must be an address that starts with https:// or http://.");
    LocalizedText name = new LocalizedText(Map.of("vi", form.vietnamese(), "en", form.english()));
    DescriptionBuilder builder =
        new DescriptionBuilder(base.agency(form.slug()))
            .a(ORG + "FormalOrganization")
            .a(ORG + "Organization")
            .a(FOAF + "Agent")
            .iri(SKOS + "inScheme", base.value() + "agencies")
            .text(DCT + "identifier", form.slug())
            .text(SKOS + "prefLabel", name)
            .text(FOAF + "name", name);
    if (!form.abbreviation().isBlank()) {
      builder.text(SKOS + "altLabel", new LocalizedText(Map.of("vi", form.abbreviation().strip())));
    }
    form.kind()
        .ifPresent(kind -> builder.iri(ORG + "classification", base.concept("agency-kinds", kind)));
    form.homepage().ifPresent(page -> builder.iri(FOAF + "homepage", page));
    return builder.build();
  }

  private static boolean isName(String text) {
    return !text.isBlank() && text.length() <= LONGEST_NAME;
  }

  private static void require(boolean right, String vietnamese, String english) {
    if (!right) {
      throw new ProblemException(CommonProblem.UNPROCESSABLE, vietnamese, english);
    }
  }

  /**
   * From now on the stewards of {@code into} have charge of what {@code from} published; the roles
   * of its own people end.
   *
   * @throws ProblemException 403, recorded, when the caller does not administer the portal; 409
   *     when one of them was merged already; 422 when they are the same or not known
   */
  public void merge(Caller caller, String from, String into) {
    appointments.requireAdministrator(caller, from, "merge-agency");
    require(
        !from.equals(into), "Hãy chọn hai cơ quan khác nhau.", "Choose two different agencies.");
    session.together(
        () -> {
          Agency ended = getGoingOn(from);
          Agency successor = getGoingOn(into);
          String today = LocalDate.ofInstant(clock.instant(), ZONE).toString();
          agencies.publish(
              new DescriptionBuilder(ended.iri())
                  .iri(DCT + "isReplacedBy", successor.iri())
                  .typed("https://schema.org/dissolutionDate", today, "date")
                  .addedTo(ended.description()));
          agencies.publish(
              new DescriptionBuilder(successor.iri())
                  .iri(DCT + "replaces", ended.iri())
                  .addedTo(successor.description()));
          for (String slug : List.of(from, into)) {
            state.put(changedHere(slug), clock.instant().toString());
          }
          audit.record(
              AuditEvent.of(AuditAction.AGENCY_MERGED, caller)
                  .inAgency(from)
                  .about(ended.iri())
                  .with("into", into));
          return successor;
        });
  }

  private Agency getGoingOn(String slug) {
    Agency agency =
        agencies
            .find(slug)
            .orElseThrow(
                () ->
                    new ProblemException(
                        CommonProblem.UNPROCESSABLE,
                        "Không có cơ quan “" + slug + "”.",
                        "There is no agency “" + slug + "”."));
    if (agency.mergedInto().isPresent()) {
      throw new ProblemException(
          CommonProblem.CONFLICT,
          "Cơ quan “" + slug + "” đã hợp nhất vào “" + agency.mergedInto().get() + "”.",
          "The agency “" + slug + "” was merged into “" + agency.mergedInto().get() + "” already.");
    }
    return agency;
  }
}
