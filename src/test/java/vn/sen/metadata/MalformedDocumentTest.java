package vn.sen.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

class MalformedDocumentTest {
  private final DescriptionReader reader = new DescriptionReader();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "TURTLE    | 2 | `<a> <b> <c> .\n<a> <b> .`",
        "TURTLE    | 1 | `<a> <b> <c d> .`",
        "TURTLE    | 1 | `PK\u0003\u0004`",
        "TURTLE    | 1 | `<a> <b> \"open`",
        "JSON_LD   | 2 | `{\"@id\": \"x\",\n \"p\": [1,}`",
        "JSON_LD   | 1 | `{`",
        "RDF_XML   | 2 | `<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
            + "<rdf:Description>`",
        "RDF_XML   | 1 | `not XML`",
        "N_TRIPLES | 2 | `<http://a/> <http://b/> <http://c/> .\n<http://a/> <http://b/>`",
        "N_TRIPLES | 1 | `<http://a/> <http://b/> \"open .`",
      })
  void malformed_isRefusedWithItsLine(RdfSyntax syntax, int line, String document) {
    ProblemException problem = refusal(document, syntax);

    assertThat(problem.type()).isEqualTo(CommonProblem.MALFORMED);
    assertThat(problem.detail(Locale.ENGLISH)).startsWith("Line " + line + ", column ");
    assertThat(problem.detail(Locale.forLanguageTag("vi"))).startsWith("Dòng " + line + ", cột ");
  }

  @Test
  void remoteContext_isNotFetched() {
    ProblemException problem =
        refusal(
            """
            {"@context": "https://contexts.example/", "@id": "http://a/b", "name": "x"}
            """,
            RdfSyntax.JSON_LD);

    assertThat(problem.detail(Locale.ENGLISH)).contains("https://contexts.example/", "not fetched");
  }

  @Test
  void externalEntity_isRefused() {
    ProblemException problem =
        refusal(
            """
            <!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:d="http://d/">
              <rdf:Description rdf:about="http://a/b"><d:p>&e;</d:p></rdf:Description>
            </rdf:RDF>
            """,
            RdfSyntax.RDF_XML);

    assertThat(problem.type()).isEqualTo(CommonProblem.MALFORMED);
  }

  @Test
  void entitiesThatGrow_areRefused() {
    StringBuilder entities = new StringBuilder("<!ENTITY e0 \"0123456789\">");
    for (int i = 1; i < 12; i++) {
      entities.append("<!ENTITY e" + i + " \"" + ("&e" + (i - 1) + ";").repeat(10) + "\">");
    }

    ProblemException problem =
        refusal(
            "<!DOCTYPE x ["
                + entities
                + "]><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""
                + " xmlns:d=\"http://d/\"><rdf:Description rdf:about=\"http://a/b\">"
                + "<d:p>&e11;</d:p></rdf:Description></rdf:RDF>",
            RdfSyntax.RDF_XML);

    assertThat(problem.type()).isEqualTo(CommonProblem.MALFORMED);
    assertThat(problem.detail(Locale.ENGLISH)).contains("XML entities expand to too much");
  }

  @ParameterizedTest
  @CsvSource({"JSON_LD,[", "TURTLE,<a> <b> [ <c> "})
  void endlessNesting_isRefused(RdfSyntax syntax, String opening) {
    ProblemException problem = refusal(opening.repeat(100_000), syntax);

    assertThat(problem.type()).isEqualTo(CommonProblem.MALFORMED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "JSON_LD   | `{\"@id\": \"http://a/b c\", \"http://p/q\": \"x\"}`",
        "JSON_LD   | `{\"@id\": \"http://a/b\", \"http://p/q\": {\"@id\":"
            + " \"http://a/\\\"quoted\\\"\"}}`",
        "JSON_LD   | `{\"@id\": \"http://a/b\", \"http://p/q\": \"lone \\ud800 half\"}`",
        "JSON_LD   | `{\"@id\": \"http://a/b\", \"http://p/q\": \"nul \\u0000\"}`",
        "TURTLE    | `<http://a/b> <http://p/q> <http://a/with space> .`",
        "TURTLE    | `<http://a/b> <http://p/q> <http://a/\\u0022quoted\\u0022> .`",
        "N_TRIPLES | `<http://a/b> <http://p/q> <http://a/{x}> .`",
      })
  void whatCannotBeKept_isRefused(RdfSyntax syntax, String document) {
    assertThat(refusal(document, syntax).type()).isEqualTo(CommonProblem.MALFORMED);
  }

  @Test
  void literalOfTenMegabytes_isRefusedWithItsLine() {
    ProblemException problem =
        refusal(
            "<http://a/b> <http://p/q> \"short\" .\n<http://a/b> <http://p/r> \""
                + "x".repeat(10_000_000)
                + "\" .",
            RdfSyntax.TURTLE);

    assertThat(problem.detail(Locale.ENGLISH)).startsWith("Line 2, ").contains("data file");
  }

  @Test
  void zipInPlaceOfTurtle_isCalledSo() {
    ProblemException problem = refusal("PK\u0003\u0004 whatever", RdfSyntax.TURTLE);

    assertThat(problem.detail(Locale.ENGLISH)).startsWith("Line 1, column 1").contains("ZIP");
  }

  @Test
  void documentAboutSomethingElse_isUnprocessable() {
    ProblemException problem =
        refusal("<http://other/> <http://b/> <http://c/> .", RdfSyntax.TURTLE);

    assertThat(problem.type()).isEqualTo(CommonProblem.UNPROCESSABLE);
    assertThat(problem.detail(Locale.ENGLISH)).contains("http://a/b");
  }

  private ProblemException refusal(String document, RdfSyntax syntax) {
    return catchThrowableOfType(
        ProblemException.class,
        () -> reader.read(document, syntax, "http://base.example/", "http://a/b"));
  }
}
