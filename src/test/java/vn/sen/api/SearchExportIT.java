package vn.sen.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import vn.sen.testing.RunningPortal;

/** Searches for programs: suggestions, and results as CSV, Atom and RDF. */
class SearchExportIT {
  private static RunningPortal portal;

  @BeforeAll
  static void start() {
    portal = RunningPortal.get();
  }

  @Test
  void csv_holdsWhatTheJsonHolds() throws IOException {
    HttpResponse<String> response = portal.get("/datasets.csv?sector=health&sort=title");

    assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
    List<CSVRecord> rows =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(new StringReader(response.body()))
            .getRecords();
    JsonNode json = json("/api/datasets?sector=health&sort=title");
    assertThat(rows).hasSize(json.get("total").getIntValue()).isNotEmpty();
    assertThat(rows.getFirst().get("title_vi"))
        .isEqualTo(json.get("items").get(0).get("title").get("vi").getStringValue());
    assertThat(rows.getFirst().get("iri"))
        .isEqualTo(json.get("items").get(0).get("iri").getStringValue());
  }

  @Test
  void atom_isAFeedOfTheSearchNewestFirst() throws Exception {
    HttpResponse<String> response = portal.get("/datasets.atom?q=l%C3%BAa&lang=en");

    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/atom+xml");
    Document feed =
        DocumentBuilderFactory.newNSInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(response.body().getBytes(StandardCharsets.UTF_8)));
    String atom = "http://www.w3.org/2005/Atom";
    assertThat(feed.getDocumentElement().getLocalName()).isEqualTo("feed");
    assertThat(feed.getElementsByTagNameNS(atom, "entry").getLength())
        .isEqualTo(json("/api/datasets?q=l%C3%BAa").get("total").getIntValue());
    assertThat(feed.getElementsByTagNameNS(atom, "id").item(0).getTextContent())
        .isEqualTo(portal.baseIri() + "datasets.atom?q=l%C3%BAa&lang=en");
    assertThat(feed.getDocumentElement().getElementsByTagNameNS(atom, "author").getLength())
        .isPositive();
    assertThat(feed.getElementsByTagNameNS(atom, "updated").item(0).getTextContent())
        .matches("\\d{4}-\\d{2}-\\d{2}T.*Z");
  }

  @Test
  void atom_linksItsPages() throws Exception {
    String atom = "http://www.w3.org/2005/Atom";
    String base = portal.baseIri() + "datasets.atom?sort=title&size=10";
    List<String> relations = new ArrayList<>();
    String next = base;
    Set<String> entries = new HashSet<>();
    int pages = 0;

    while (!next.isEmpty()) {
      Document feed =
          DocumentBuilderFactory.newNSInstance()
              .newDocumentBuilder()
              .parse(
                  new ByteArrayInputStream(
                      portal
                          .get(next.substring(portal.baseIri().length() - 1))
                          .body()
                          .getBytes(StandardCharsets.UTF_8)));
      pages++;
      next = "";
      NodeList links = feed.getDocumentElement().getElementsByTagNameNS(atom, "link");
      relations.clear();
      for (int i = 0; i < links.getLength(); i++) {
        Element link = (Element) links.item(i);
        relations.add(link.getAttribute("rel"));
        next = link.getAttribute("rel").equals("next") ? link.getAttribute("href") : next;
      }
      NodeList ids = feed.getElementsByTagNameNS(atom, "id");
      assertThat(ids.item(0).getTextContent()).isEqualTo(base);
      for (int i = 1; i < ids.getLength(); i++) {
        assertThat(entries.add(ids.item(i).getTextContent())).isTrue();
      }
    }

    int total = json("/api/datasets").get("total").getIntValue();
    assertThat(entries).hasSize(total);
    assertThat(pages).isEqualTo(Math.ceilDiv(total, 10));
    assertThat(relations).contains("first", "previous", "last").doesNotContain("next");
  }

  @ParameterizedTest
  @CsvSource({
    "text/turtle, /datasets.ttl",
    "application/trig, /datasets.trig",
    "text/csv, /datasets.csv",
    "application/json, /api/datasets",
    "application/atom+xml, /datasets.atom"
  })
  void list_leadsToTheFormAskedFor(String accept, String path) {
    HttpResponse<String> response =
        portal.get("/datasets?q=l%C3%BAa&sector=agriculture", "Accept", accept);

    assertThat(response.statusCode()).isEqualTo(303);
    String location = response.headers().firstValue("Location").orElse("");
    assertThat(location).endsWith(path + "?q=l%C3%BAa&sector=agriculture");
    assertThat(response.headers().firstValue("Vary").orElse("")).contains("Accept");
    assertThat(portal.get(path + "?q=l%C3%BAa&sector=agriculture").statusCode()).isEqualTo(200);
    assertThat(portal.get("/datasets?q=l%C3%BAa", "Accept", "image/png").statusCode())
        .isEqualTo(406);
  }

  @Test
  void page_beyondTheLastSaysSo() {
    HttpResponse<String> response = portal.get("/datasets?page=400&lang=en", "Accept", "text/html");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("There is no such page", "Go to the last page");
  }

  @ParameterizedTest
  @CsvSource({"ttl, text/turtle", "jsonld, application/ld+json", "nt, application/n-triples"})
  void rdf_holdsTheDescriptionsOfThePage(String suffix, String mediaType) {
    HttpResponse<String> response =
        portal.get("/datasets." + suffix + "?q=th%E1%BB%A7y%20tri%E1%BB%81u");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith(mediaType);
    assertThat(response.body()).contains("datasets/tides-sea-level").contains("totalItems");
  }

  @Test
  void suggestions_tellWhereTheyLead() throws IOException {
    JsonNode items = json("/api/suggestions?q=san+bay&lang=vi").get("items");

    assertThat(items.size()).isPositive();
    for (int i = 0; i < items.size(); i++) {
      HttpResponse<String> page = portal.get(items.get(i).get("address").getStringValue());
      assertThat(page.statusCode()).isEqualTo(200);
    }
    assertThat(json("/api/suggestions").get("items").size()).isZero();
  }

  @Test
  void explanations_andCorrections_areInTheJson() throws IOException {
    JsonNode found = json("/api/datasets?q=san+bay&explain=true");
    assertThat(found.get("items").get(0).get("reasons").get(0).get("part").getStringValue())
        .isEqualTo("title");
    assertThat(found.get("approximate").getBooleanValue()).isFalse();

    JsonNode misspelt = json("/api/datasets?q=airportz");
    assertThat(misspelt.get("approximate").getBooleanValue()).isTrue();
    assertThat(misspelt.get("correction").getStringValue()).startsWith("airport");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/datasets.csv?q=%22",
        "/datasets.atom?q=%01%3Cscript%3E%F0%9F%98%80",
        "/datasets.ttl?q=%22%3E%3C%5C%7B%7C",
        "/datasets.nt?q=%5E%60%20%22",
        "/api/suggestions?q=%22%3E%3C*%3F",
        "/datasets?q=*%3F%7E%28a%2B%29%2B%24",
        "/datasets?q=title%3A%22",
        "/datasets?place=no-such-place",
        "/datasets?page=500",
      })
  void oddInput_isAnswered(String path) {
    assertThat(portal.get(path).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "/datasets?from=abc",
    "/datasets?bbox=1",
    "/datasets?sort=worst",
    "/datasets.csv?page=0",
    "/datasets.atom?sector=none",
    "/datasets.atom?q=%00",
    "/api/datasets?place=none"
  })
  void refusedInput_isToldWithoutFailing(String path) {
    assertThat(portal.get(path).statusCode()).isEqualTo(400);
  }

  private static JsonNode json(String path) throws IOException {
    return portal
        .context()
        .getBean(JsonMapper.class)
        .readValue(portal.get(path).body(), JsonNode.class);
  }
}
