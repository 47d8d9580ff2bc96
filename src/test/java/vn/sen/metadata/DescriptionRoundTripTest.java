package vn.sen.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

class DescriptionRoundTripTest {
  private final DescriptionReader reader = new DescriptionReader(Seeds.BASE);
  private final DescriptionWriter writer = new DescriptionWriter(Seeds.BASE);

  @ParameterizedTest
  @EnumSource
  void whatIsWritten_readsAsTheSameDescription(RdfSyntax syntax) {
    for (Description description : descriptions()) {
      byte[] bytes = writer.write(description, syntax);
      Description read =
          reader.read(
              new ByteArrayInputStream(bytes),
              syntax,
              "http://elsewhere.example/",
              description.subject());

      assertThat(read).as(description.subject()).isEqualTo(description);
      assertThat(read.graph().isIsomorphicWith(description.graph())).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void sameStatements_giveTheSameBytes(RdfSyntax syntax) {
    Random random = new Random(42);
    for (Description description : descriptions()) {
      List<Triple> triples = new ArrayList<>(description.graph().find().toList());
      Collections.shuffle(triples, random);
      Description again = DescriptionReader.describe(description.subject(), triples);

      assertThat(writer.write(again, syntax)).isEqualTo(writer.write(description, syntax));
    }
  }

  @Test
  void fromTheRecord_keepsTextAndNames() {
    for (Description description : descriptions()) {
      Description read = reader.fromNTriples(description.subject(), description.nTriples());

      assertThat(read).isEqualTo(description);
      assertThat(NTriples.write(read.graph().find().toList())).isEqualTo(description.nTriples());
    }
  }

  @Test
  void turtleAndJsonLd_useKnownPrefixes() {
    Description description = Seeds.all().getFirst();

    String turtle = text(writer.write(description, RdfSyntax.TURTLE));
    String json = text(writer.write(description, RdfSyntax.JSON_LD));

    assertThat(turtle)
        .contains("PREFIX dcat:", "a ", "dcat:Dataset")
        .doesNotContain("PREFIX void:");
    assertThat(json).contains("\"@context\"", "\"title\"").doesNotContain("\"@id\": \"_:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<http://example.org/d> <http://example.org/p> \"\\u0007\" .",
        "<http://example.org/d> <http://example.org/1> \"x\" .",
      })
  void whatXmlCannotSay_isNotAcceptable(String nTriples) {
    Description description =
        reader.read(nTriples, RdfSyntax.N_TRIPLES, "http://example.org/", "http://example.org/d");

    assertThatThrownBy(() -> writer.write(description, RdfSyntax.RDF_XML))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.type()).isEqualTo(CommonProblem.NOT_ACCEPTABLE));
    assertThat(writer.write(description, RdfSyntax.JSON_LD)).isNotEmpty();
  }

  @Test
  void catalogDocument_isSplitIntoItsDatasets() {
    String document =
        """
        PREFIX dcat: <http://www.w3.org/ns/dcat#>
        PREFIX dct: <http://purl.org/dc/terms/>
        PREFIX foaf: <http://xmlns.com/foaf/0.1/>
        <catalog> a dcat:Catalog ; dcat:dataset <a> , <b> .
        <a> a dcat:Dataset ; dct:publisher <org> ; dcat:distribution <a/csv> ; dct:relation <b> .
        <b> a dcat:Dataset ; dct:publisher <org> .
        <a/csv> a dcat:Distribution ; dct:rights [ dct:title "free" ] .
        <org> foaf:name "Org" .
        """;

    List<Description> all =
        reader.readAll(
            new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)),
            RdfSyntax.TURTLE,
            "http://x.example/");

    assertThat(all)
        .extracting(Description::subject)
        .containsExactly("http://x.example/a", "http://x.example/b", "http://x.example/catalog");
    assertThat(all).extracting(it -> it.graph().size()).containsExactly(8, 3, 3);
  }

  private static List<Description> descriptions() {
    return Stream.concat(Seeds.all().stream(), Stream.of(odd())).toList();
  }

  /** What documents of the wild hold: odd text, lists, shared and empty blank nodes. */
  private static Description odd() {
    String turtle =
        """
        PREFIX ex: <http://example.org/>
        <http://example.org/d> ex:text "line\\nbreak \\"quote\\" \\\\ tab\\t 🌾"@vi , "x"@en-GB ;
          ex:empty "" ; ex:number 1 , 01 , 1.50 , 1e3 ; ex:flag true ;
          ex:list ( "a" [ ex:p "b" ] ( ) ) ;
          ex:shared _:s ; ex:also _:s ;
          ex:bare [] , [] , [] ;
          ex:loop _:l .
        _:s ex:p _:t . _:t ex:q _:s .
        _:l ex:loop _:l .
        """;
    return new DescriptionReader()
        .read(turtle, RdfSyntax.TURTLE, "http://example.org/", "http://example.org/d");
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void prefixes_areInOrder() {
    String[] prefixes = writer.prefixes().keySet().toArray(String[]::new);

    assertThat(prefixes).isEqualTo(Arrays.stream(prefixes).sorted().toArray());
  }
}
