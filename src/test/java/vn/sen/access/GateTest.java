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

class GateTest {
  private static final BaseIri BASE = new BaseIri("http://localhost:8080/");
  private final Gate gate = new Gate(BASE);

  @ParameterizedTest
  @CsvSource({
    "open, public",
    "registered, registered",
    "shared, government",
    "restricted, agency:moh",
  })
  void level_decidesTheUse(String level, String token) {
    Audiences audiences = gate.audiences(dataset("<vocab/access-levels/" + level + ">"));

    assertThat(audiences.discover()).containsExactly("public");
    assertThat(audiences.use()).containsExactly(token);
  }

  @ParameterizedTest
  @CsvSource({
    "<vocab/access-levels/unheard-of>",
    "<http://elsewhere.example/vocab/access-levels/open>",
    "\"open\"",
  })
  void levelNotUnderstood_deniesTheUse(String level) {
    Audiences audiences = gate.audiences(dataset(level));

    assertThat(Caller.ANONYMOUS.meets(audiences.use())).isFalse();
    assertThat(audiences.use()).doesNotContain("registered", "government", "agency:moh");
  }

  @Test
  void restrictedWithoutAnAgency_deniesTheUseToAll() {
    Audiences audiences = gate.audiences(view("dct:accessRights <vocab/access-levels/restricted>"));

    assertThat(audiences.use()).noneMatch(token -> token.startsWith("agency:"));
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
