package vn.sen.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.sen.sparql.ResultFormat;

class FormatNamesTest {
  @ParameterizedTest
  @CsvSource({
    "TABLE, json, json",
    "TABLE, xml, xml",
    "TABLE, TSV, tsv",
    "TABLE, text/tab-separated-values, tsv",
    "TABLE, application/sparql-results+json, json",
    "GRAPH, ttl, ttl",
    "GRAPH, turtle, ttl",
    "GRAPH, n3, ttl",
    "GRAPH, json-ld, jsonld",
    "GRAPH, json, jsonld",
    "GRAPH, xml, rdf",
    "GRAPH, rdf+xml, rdf",
    "GRAPH, rdf xml, rdf",
    "GRAPH, application/rdf+xml, rdf",
    "GRAPH, ntriples, nt"
  })
  void name_standsForTheFormat(ResultFormat.Kind kind, String name, String id) {
    assertThat(FormatNames.find(List.of(name), kind, offers(kind)).map(Offer::id)).contains(id);
  }

  @Test
  void names_firstKnownCounts() {
    ResultFormat.Kind table = ResultFormat.Kind.TABLE;

    assertThat(FormatNames.find(List.of("xls", "csv", "json"), table, offers(table)).map(Offer::id))
        .contains("csv");
    assertThat(FormatNames.find(List.of("turtle"), table, offers(table))).isEmpty();
  }

  private static List<Offer> offers(ResultFormat.Kind kind) {
    return ResultFormat.list(kind).stream()
        .flatMap(format -> format.mediaTypes().stream().map(type -> new Offer(format.id(), type)))
        .toList();
  }
}
