package vn.sen.access.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.sen.metadata.CodeLists;
import vn.sen.metadata.Description;
import vn.sen.metadata.DescriptionReader;
import vn.sen.metadata.DescriptionValidator;
import vn.sen.metadata.PolicyReader;
import vn.sen.metadata.Profile;
import vn.sen.metadata.RdfSyntax;
import vn.sen.metadata.ValidationReport;
import vn.sen.platform.BaseIri;

/**
 * The shapes refuse the publication of what the evaluator would not understand, and of nothing
 * else.
 */
class PolicyShapeTest {
  private static final BaseIri BASE = new BaseIri("http://localhost:8080/");
  private static final DescriptionValidator VALIDATOR =
      new DescriptionValidator(new CodeLists(BASE), BASE, List.of());
  private static final PolicyEvaluator EVALUATOR =
      new PolicyEvaluator(new vn.sen.access.policy.Profile(BASE.namespace()));

  private static Description described(String policy) {
    String document =
        """
        PREFIX dcat: <http://www.w3.org/ns/dcat#>
        PREFIX dct: <http://purl.org/dc/terms/>
        PREFIX odrl: <http://www.w3.org/ns/odrl/2/>
        PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
        PREFIX sen: <ns#>
        <datasets/one> a dcat:Dataset ; dct:title "Một"@vi ; dct:description "Một"@vi ;
          dct:identifier "one" ; dct:publisher <agencies/moh> ;
          dct:accessRights <vocab/access-levels/restricted> ;
          dcat:theme <vocab/sectors/health> ;
          odrl:hasPolicy <datasets/one#policy> .
        <datasets/one#policy> a odrl:Offer ; %s .
        """
            .formatted(policy);
    return new DescriptionReader(BASE)
        .read(document, RdfSyntax.TURTLE, BASE.value(), "datasets/one");
  }

  private static List<String> causesInPolicies(Description description) {
    return VALIDATOR.validate(description, Profile.DCAT_VN).causes().stream()
        .filter(cause -> cause.severity() == ValidationReport.Severity.VIOLATION)
        .map(ValidationReport.Cause::shape)
        .filter(shape -> shape.contains("olicy") || shape.contains("odrl"))
        .toList();
  }

  private static boolean isUnderstood(Description description) {
    return PolicyReader.of(description).stream()
        .allMatch(policy -> EVALUATOR.unknown(policy).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "odrl:permission [ odrl:action odrl:use ; odrl:assignee <agencies/moit> ]",
        "odrl:permission [ odrl:action sen:discover ; odrl:assignee <agencies/moit> ]",
        "odrl:permission [ odrl:action sen:download ; odrl:assignee <vocab/agency-kinds/ministry> ;"
            + " odrl:duty [ odrl:action odrl:attribute ] ; odrl:constraint [ odrl:leftOperand"
            + " odrl:dateTime ; odrl:operator odrl:lt ; odrl:rightOperand"
            + " \"2030-01-01T00:00:00Z\"^^xsd:dateTime ] ]",
        "odrl:permission [ odrl:action odrl:use ; odrl:constraint [ odrl:leftOperand odrl:purpose ;"
            + " odrl:operator odrl:eq ; odrl:rightOperand <vocab/purposes/research> ] ]",
        "odrl:prohibition [ odrl:action odrl:use ; odrl:assignee <agencies/moit> ]",
      })
  void policyWithinTheProfile_conforms_andIsUnderstood(String policy) {
    Description description = described(policy);

    assertThat(causesInPolicies(description)).isEmpty();
    assertThat(isUnderstood(description)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "odrl:permission [ odrl:action odrl:use ] ; odrl:conflict odrl:perm",
        "odrl:permission [ odrl:assignee <agencies/moit> ]",
        "odrl:permission [ odrl:action odrl:watermark ]",
        "odrl:permission [ odrl:action odrl:use ; odrl:constraint [ odrl:leftOperand odrl:spatial ;"
            + " odrl:operator odrl:eq ; odrl:rightOperand <vocab/places/vn> ] ]",
        "odrl:permission [ odrl:action odrl:use ; odrl:duty [ odrl:action odrl:watermark ] ]",
        "odrl:permission [ odrl:action odrl:use ] ; odrl:profile <http://elsewhere.example/p>",
      })
  void policyOutsideTheProfile_isRefused_andNotUnderstood(String policy) {
    Description description = described(policy);

    assertThat(causesInPolicies(description)).isNotEmpty();
    assertThat(isUnderstood(description)).isFalse();
  }
}
