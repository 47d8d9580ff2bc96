package vn.sen.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.sen.metadata.DatasetMapper;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.DescriptionReader;
import vn.sen.metadata.RdfSyntax;
import vn.sen.platform.BaseIri;

class AudienceRulesTest {
  private static final BaseIri BASE = new BaseIri("http://localhost:8080/");
  private final AudienceRules gate = new AudienceRules(BASE);

  @ParameterizedTest
  @CsvSource({
    "open, public",
    "registered, registered",
    "shared, government",
    "restricted, nobody",
  })
  void level_decidesTheUse(String level, String token) {
    Audiences audiences = gate.of(dataset("<vocab/access-levels/" + level + ">"));

    assertThat(audiences.discover()).containsExactly("public");
    assertThat(audiences.use()).containsExactlyInAnyOrder(token, "agency:moh", "agreement:x");
  }

  @ParameterizedTest
  @CsvSource({
    "<vocab/access-levels/unheard-of>",
    "<http://elsewhere.example/vocab/access-levels/open>",
    "\"open\"",
  })
  void levelNotUnderstood_deniesTheUse(String level) {
    Audiences audiences = gate.of(dataset(level));

    assertThat(Caller.ANONYMOUS.meets(audiences.use())).isFalse();
    assertThat(audiences.use()).containsExactlyInAnyOrder("agency:moh", "agreement:x");
  }

  @Test
  void restrictedWithoutAnAgency_deniesTheUseToAll() {
    Audiences audiences = gate.of(view("dct:accessRights <vocab/access-levels/restricted>"));

    assertThat(audiences.use()).noneMatch(token -> token.startsWith("agency:"));
  }

  @Test
  void hidden_isForTheOwnerItsGrantsAndThoseItNames() {
    Audiences audiences =
        gate.of(
            dataset(
                """
                <vocab/access-levels/restricted> ;
                <ns#discoverability> <vocab/discoverability/hidden> ;
                <http://www.w3.org/ns/odrl/2/hasPolicy> [
                  a <http://www.w3.org/ns/odrl/2/Offer> ;
                  <http://www.w3.org/ns/odrl/2/permission> [
                    <http://www.w3.org/ns/odrl/2/action> <ns#discover> ;
                    <http://www.w3.org/ns/odrl/2/assignee>
                      <agencies/moit> , <vocab/agency-kinds/ministry> ] ]\
                """));

    assertThat(audiences.discover())
        .containsExactlyInAnyOrder("agency:moh", "agreement:x", "agency:moit", "kind:ministry");
  }

  @ParameterizedTest
  @CsvSource({
    "<vocab/discoverability/hidden>",
    "<vocab/discoverability/unheard-of>",
    "\"everybody\"",
  })
  void discoverabilityNotUnderstood_hides(String stated) {
    Audiences audiences =
        gate.of(dataset("<vocab/access-levels/open> ; <ns#discoverability> " + stated));

    assertThat(audiences.discover()).containsExactlyInAnyOrder("agency:moh", "agreement:x");
  }

  private static DatasetView dataset(String level) {
    return view("dct:publisher <agencies/moh> ; dct:accessRights " + level);
  }

  private static DatasetView view(String statements) {
    return new DatasetMapper(BASE)
        .map(
            new DescriptionReader()
                .read(
                    "PREFIX dct: <http://purl.org/dc/terms/>\n<datasets/x> " + statements + " .",
                    RdfSyntax.TURTLE,
                    BASE.value(),
                    "datasets/x"));
  }
}
