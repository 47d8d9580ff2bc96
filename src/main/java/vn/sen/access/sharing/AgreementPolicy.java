package vn.sen.access.sharing;

import static vn.sen.metadata.PolicyReader.ODRL;

import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.sen.access.policy.Profile;
import vn.sen.metadata.Description;
import vn.sen.metadata.DescriptionReader;
import vn.sen.metadata.Policy;
import vn.sen.metadata.Policy.Constraint;
import vn.sen.metadata.Policy.Operand;
import vn.sen.metadata.RdfSyntax;
import vn.sen.platform.BaseIri;

/** An agreement as an ODRL policy: to be evaluated as a value, and to be shown as RDF. */
@Singleton
public final class AgreementPolicy {
  private static final String XSD = "http://www.w3.org/2001/XMLSchema#";

  private final BaseIri base;
  private final Profile profile;
  private final DescriptionReader reader;

  AgreementPolicy(BaseIri base, DescriptionReader reader) {
    this.base = base;
    this.profile = new Profile(base.namespace());
    this.reader = reader;
  }

  public String iri(Agreement agreement) {
    return base.value() + "agreements/" + agreement.id();
  }

  String party(Agreement agreement) {
    return agreement
        .agency()
        .map(base::agency)
        .orElseGet(() -> base.value() + "accounts/" + agreement.person().orElseThrow());
  }

  String purpose(Agreement agreement) {
    return base.concept("purposes", agreement.purpose());
  }

  String reportDuty(Agreement agreement) {
    return iri(agreement) + "#duty-" + Duty.REPORT_BACK.code();
  }

  Policy policy(Agreement agreement) {
    String iri = iri(agreement);
    List<Policy.Duty> duties =
        agreement.duties().stream()
            .map(duty -> new Policy.Duty(iri + "#duty-" + duty.code(), List.of(action(duty))))
            .toList();
    Policy.Rule permission =
        new Policy.Rule(
            iri + "#permission",
            List.of(Profile.USE),
            List.of(base.dataset(agreement.slug())),
            List.of(party(agreement)),
            constraints(agreement),
            duties);
    return new Policy(
        iri,
        Policy.Kind.AGREEMENT,
        Optional.of(base.agency(agreement.owner())),
        List.of(profile.iri()),
        List.of(permission),
        List.of(),
        Set.of());
  }

  private List<Constraint> constraints(Agreement agreement) {
    List<Constraint> constraints = new ArrayList<>();
    String iri = iri(agreement);
    constraints.add(
        compare(iri, "from", ODRL + "dateTime", "gteq", time(agreement.starts()), "dateTime"));
    constraints.add(
        compare(iri, "until", ODRL + "dateTime", "lt", time(agreement.ends()), "dateTime"));
    constraints.add(compare(iri, "purpose", ODRL + "purpose", "eq", purpose(agreement), ""));
    agreement
        .mostUses()
        .ifPresent(
            most ->
                constraints.add(
                    compare(iri, "count", ODRL + "count", "lteq", most.toString(), "integer")));
    agreement
        .sharedDatasets()
        .ifPresent(
            shared ->
                constraints.add(
                    compare(
                        iri,
                        "reciprocity",
                        profile.sharedDatasets(),
                        "gteq",
                        shared.toString(),
                        "integer")));
    return constraints;
  }

  private static Constraint compare(
      String iri, String name, String left, String operator, String right, String datatype) {
    return new Constraint.Comparison(
        iri + "#" + name,
        left,
        ODRL + operator,
        List.of(new Operand(right, datatype.isEmpty() ? "" : XSD + datatype)));
  }

  private static String time(java.time.Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private String action(Duty duty) {
    return switch (duty) {
      case ATTRIBUTE -> ODRL + "attribute";
      case DELETE -> ODRL + "delete";
      case REPORT_BACK -> profile.reportBack();
    };
  }

  /** The agreement as RDF, for those whom it concerns. */
  public Description describe(Agreement agreement) {
    Policy policy = policy(agreement);
    Policy.Rule permission = policy.permissions().getFirst();
    StringBuilder turtle = new StringBuilder();
    turtle
        .append("PREFIX odrl: <" + ODRL + ">\nPREFIX dct: <http://purl.org/dc/terms/>\n")
        .append(resource(policy.iri()) + " a odrl:Agreement ; odrl:uid " + resource(policy.iri()))
        .append(" ; odrl:profile " + resource(profile.iri()))
        .append(" ; odrl:assigner " + resource(policy.assigner().orElseThrow()))
        .append(" ; dct:created " + literal(time(agreement.created()), XSD + "dateTime"))
        .append(" ; odrl:permission " + resource(permission.iri()) + " .\n")
        .append(resource(permission.iri()) + " a odrl:Permission ; odrl:action odrl:use")
        .append(
            agreement.slug().isEmpty()
                ? ""
                : " ; odrl:target " + resource(permission.targets().getFirst()))
        .append(" ; odrl:assignee " + resource(permission.assignees().getFirst()));
    permission.constraints().forEach(c -> turtle.append(" ; odrl:constraint " + resource(c.iri())));
    permission.duties().forEach(d -> turtle.append(" ; odrl:duty " + resource(d.iri())));
    turtle.append(" .\n");
    for (Constraint constraint : permission.constraints()) {
      Constraint.Comparison one = (Constraint.Comparison) constraint;
      Operand right = one.rightOperands().getFirst();
      turtle
          .append(resource(one.iri()) + " a odrl:Constraint ; odrl:leftOperand ")
          .append(resource(one.leftOperand()) + " ; odrl:operator " + resource(one.operator()))
          .append(" ; odrl:rightOperand ")
          .append(
              right.datatype().isEmpty()
                  ? resource(right.value())
                  : literal(right.value(), right.datatype()))
          .append(" .\n");
    }
    for (Policy.Duty duty : permission.duties()) {
      turtle.append(
          resource(duty.iri())
              + " a odrl:Duty ; odrl:action "
              + resource(duty.actions().getFirst())
              + " .\n");
    }
    return reader.read(turtle.toString(), RdfSyntax.TURTLE, base.value(), policy.iri());
  }

  private static String resource(String iri) {
    return "<" + iri + ">";
  }

  private static String literal(String value, String datatype) {
    return "\"" + value + "\"^^<" + datatype + ">";
  }
}
