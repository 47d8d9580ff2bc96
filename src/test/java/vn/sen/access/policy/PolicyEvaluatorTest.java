package vn.sen.access.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.sen.metadata.Policy;
import vn.sen.metadata.PolicyReader;
import vn.sen.metadata.RdfSyntax;

/** Scenarios that serve as the handbook of policies. */
class PolicyEvaluatorTest {
  private static final String BASE = "http://localhost/";
  private static final Profile PROFILE = new Profile(BASE + "ns#");
  private static final Instant NOON = Instant.parse("2026-11-25T05:00:00Z");
  private static final String MOH = BASE + "agencies/moh";

  private final PolicyEvaluator evaluator = new PolicyEvaluator(PROFILE);

  @Test
  void namedAgency_mayDownload_anotherMayNot() {
    Policy policy =
        policy("odrl:permission [ odrl:action odrl:use ; odrl:assignee <agencies/moh> ]");

    assertThat(decide(policy, MOH, World.at(NOON)).permitted()).isTrue();
    assertThat(decide(policy, BASE + "agencies/moit", World.at(NOON)).reasons())
        .extracting(Reason::code)
        .containsExactly(Reason.Code.OTHER_PARTY);
  }

  @Test
  void kindOfAgency_coversEveryAgencyOfThatKind() {
    Policy policy =
        policy(
            "odrl:permission [ odrl:action odrl:use ; odrl:assignee <vocab/agency-kinds/ministry>"
                + " ]");
    World world =
        new World(
            NOON,
            Map.of(MOH, Set.of(BASE + "vocab/agency-kinds/ministry")),
            Set.of(),
            OptionalLong.empty(),
            OptionalLong.empty());

    assertThat(decide(policy, MOH, world).permitted()).isTrue();
    assertThat(decide(policy, MOH, World.at(NOON)).permitted()).isFalse();
  }

  @Test
  void end_isTheFirstInstantDenied() {
    Policy policy =
        policy(
            """
            odrl:permission [ odrl:action odrl:use ; odrl:constraint [
              odrl:leftOperand odrl:dateTime ; odrl:operator odrl:lt ;
              odrl:rightOperand "2026-11-25T12:00:00+07:00"^^xsd:dateTime ] ]\
            """);

    assertThat(decide(policy, MOH, World.at(NOON.minusMillis(1))).permitted()).isTrue();
    assertThat(decide(policy, MOH, World.at(NOON)).permitted()).isFalse();
  }

  @Test
  void count_letsTheLastUseThrough() {
    Policy policy =
        policy(
            """
            odrl:permission [ odrl:action odrl:use ; odrl:constraint [
              odrl:leftOperand odrl:count ; odrl:operator odrl:lteq ; odrl:rightOperand 3 ] ]\
            """);

    assertThat(decide(policy, MOH, used(2)).permitted()).isTrue();
    assertThat(decide(policy, MOH, used(3)).reasons())
        .extracting(Reason::code)
        .containsExactly(Reason.Code.USED_UP);
    assertThat(decide(policy, MOH, World.at(NOON)).permitted()).isFalse();
  }

  @Test
  void purpose_mustBeStatedAndFit() {
    Policy policy =
        policy(
            """
            odrl:permission [ odrl:action odrl:use ; odrl:constraint [
              odrl:leftOperand odrl:purpose ; odrl:operator odrl:isAnyOf ;
              odrl:rightOperand <vocab/purposes/research> , <vocab/purposes/education> ] ]\
            """);

    assertThat(decide(policy, MOH, World.at(NOON)).reasons())
        .extracting(Reason::code)
        .containsExactly(Reason.Code.PURPOSE_NEEDED);
    assertThat(decideFor(policy, "research").permitted()).isTrue();
    assertThat(decideFor(policy, "commercial-product").permitted()).isFalse();
  }

  @Test
  void reciprocity_saysWhatIsMissing() {
    Policy policy =
        policy(
            """
            odrl:permission [ odrl:action odrl:use ; odrl:constraint [
              odrl:leftOperand sen:sharedDatasets ; odrl:operator odrl:gteq ;
              odrl:rightOperand 3 ] ]\
            """);

    Decision decision =
        decide(
            policy,
            MOH,
            new World(NOON, Map.of(), Set.of(), OptionalLong.empty(), OptionalLong.of(1)));

    assertThat(decision.permitted()).isFalse();
    assertThat(decision.reasons().getFirst().english()).contains("2 more");
  }

  @Test
  void prohibition_winsOverPermission() {
    Policy policy =
        policy(
            """
            odrl:permission [ odrl:action odrl:use ] ;
            odrl:prohibition [ odrl:action sen:download ; odrl:assignee <agencies/moh> ]\
            """);

    assertThat(decide(policy, MOH, World.at(NOON)).permitted()).isFalse();
    assertThat(decide(policy, BASE + "agencies/moit", World.at(NOON)).permitted()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "odrl:permission [ odrl:action odrl:use ; odrl:remedy [ odrl:action odrl:delete ] ]",
        "odrl:permission [ odrl:action odrl:levitate ]",
        "odrl:permission [ odrl:action odrl:use ; odrl:constraint [ odrl:leftOperand odrl:spatial ;"
            + " odrl:operator odrl:eq ; odrl:rightOperand <vocab/places/vn> ] ]",
        "odrl:permission [ odrl:action odrl:use ; odrl:constraint [ odrl:leftOperand odrl:dateTime"
            + " ; odrl:operator odrl:lt ; odrl:rightOperand \"soon\" ] ]",
        "odrl:permission [ odrl:action odrl:use ; odrl:constraint [ odrl:leftOperand odrl:dateTime"
            + " ; odrl:operator odrl:isPartOf ; odrl:rightOperand"
            + " \"2027-01-01T00:00:00Z\"^^xsd:dateTime ] ]",
        "odrl:permission [ odrl:action odrl:use ; odrl:assignee [ a odrl:PartyCollection ] ]",
        "odrl:permission [ odrl:action odrl:use ; odrl:duty [ odrl:action odrl:levitate ] ]",
        "odrl:permission [ odrl:action odrl:use ] ; odrl:profile <http://elsewhere.example/>",
        "odrl:permission [ odrl:action odrl:use ] ; odrl:conflict odrl:perm",
        "odrl:permission [ odrl:action odrl:use ] ; <http://elsewhere.example/unless> true",
        "odrl:permission [ odrl:target <datasets/x> ]",
        "odrl:permission \"everything\"",
        "dct:title \"says nothing\""
      })
  void whatIsNotKnown_denies(String said) {
    assertThat(decide(policy(said), MOH, World.at(NOON)).permitted()).isFalse();
  }

  private static World used(long count) {
    return new World(NOON, Map.of(), Set.of(), OptionalLong.of(count), OptionalLong.empty());
  }

  private Decision decide(Policy policy, String party, World world) {
    return evaluator.evaluate(
        policy,
        new PolicyRequest(Set.of(party), PROFILE.download(), BASE + "datasets/x", Optional.empty()),
        world);
  }

  private Decision decideFor(Policy policy, String purpose) {
    return evaluator.evaluate(
        policy,
        new PolicyRequest(
            Set.of(MOH),
            PROFILE.download(),
            BASE + "datasets/x",
            Optional.of(BASE + "vocab/purposes/" + purpose)),
        World.at(NOON));
  }

  private static Policy policy(String said) {
    String document =
        """
        PREFIX odrl: <http://www.w3.org/ns/odrl/2/>
        PREFIX dct: <http://purl.org/dc/terms/>
        PREFIX sen: <ns#>
        PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
        <datasets/x#policy> a odrl:Offer ; %s .
        """
            .formatted(said);
    return PolicyReader.readAll(
            new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)),
            RdfSyntax.TURTLE,
            BASE)
        .getFirst();
  }
}
