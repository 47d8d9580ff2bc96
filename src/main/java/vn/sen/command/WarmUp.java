package vn.sen.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the portal's own server for one answer of each kind, so that the first reader does not wait
 * for classes to be loaded or columns to be read, and so that a training run records them.
 */
public final class WarmUp {
  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

  private static final List<String> PATHS =
      List.of(
          "/",
          "/datasets?q=nong+nghiep",
          "/datasets/administrative-units",
          "/datasets/administrative-units.ttl",
          "/targets",
          "/api/datasets?size=1");

  private static final String PREFIXES =
      """
      PREFIX dcat: <http://www.w3.org/ns/dcat#>
      PREFIX dct: <http://purl.org/dc/terms/>
      PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
      """;

  private record Query(String text, String format) {}

  /** Of every kind that metadata clients ask, with the format of its answer. */
  private static final List<Query> QUERIES =
      List.of(
          new Query("ASK {}", "json"),
          new Query("DESCRIBE <catalog>", "nt"),
          new Query("DESCRIBE <catalog> <agencies>", "ttl"),
          new Query(
              """
              SELECT ?d ?title ?publisher { ?d dct:title ?title ; dct:publisher ?publisher }
              LIMIT 10
              """,
              "tsv"),
          new Query(
              """
              SELECT ?d ?title { ?d dcat:inSeries <catalog> ; dct:title ?title
                FILTER(LANG(?title) = "vi") } ORDER BY ?d
              """,
              "xml"),
          new Query(
              """
              SELECT ?file ?format ?size { ?d dcat:distribution ?file . ?file dct:format ?format
                OPTIONAL { ?file dcat:byteSize ?size } } LIMIT 10
              """,
              "csv"),
          new Query(
              """
              SELECT ?d ?title { ?d a dcat:Dataset ; dct:title ?title
                FILTER(CONTAINS(LCASE(STR(?title)), "dữ liệu mở của tất cả")) }
              ORDER BY ?title LIMIT 10
              """,
              "json"),
          new Query(
              """
              SELECT ?d ?title ?modified { ?d dcat:theme ?theme ; dct:modified ?modified ;
                dct:title ?title FILTER(LANG(?title) = "vi") } ORDER BY DESC(?modified) ?d LIMIT 10
              """,
              "json"),
          new Query(
              """
              SELECT ?file ?issued { ?d dcat:distribution ?file . ?file dct:issued ?issued ;
                dct:format ?format } ORDER BY DESC(?issued) LIMIT 10
              """,
              "json"),
          new Query(
              """
              SELECT ?publisher ?theme (COUNT(DISTINCT ?d) AS ?n) { ?d a dcat:Dataset ;
                dct:publisher ?publisher ; dcat:theme ?theme
                FILTER NOT EXISTS { ?d dct:isReplacedBy ?other } }
              GROUP BY ?publisher ?theme ORDER BY DESC(?n) LIMIT 10
              """,
              "json"),
          new Query(
              """
              SELECT ?d ?title { ?d dct:subject/skos:broader* <catalog> ; dct:title ?title }
              ORDER BY ?title LIMIT 10
              """,
              "json"),
          new Query(
              """
              CONSTRUCT { ?d ?p ?o } { { SELECT ?d { ?d a dcat:Dataset } ORDER BY ?d LIMIT 10 }
                ?d ?p ?o }
              """,
              "nt"));

  private WarmUp() {}

  /** What fails is logged and left to the readers to meet; the portal is no less ready. */
  static void run(String host, int port) {
    PATHS.forEach(path -> ask(host, port, path));
    runQueries(host, port);
  }

  /** The SPARQL part; ends early where the catalog is too large for one of them. */
  public static void runQueries(String host, int port) {
    for (Query query : QUERIES) {
      String text = URLEncoder.encode(PREFIXES + query.text(), StandardCharsets.UTF_8);
      if (!ask(host, port, "/sparql?format=" + query.format() + "&query=" + text)) {
        return;
      }
    }
  }

  /** Whether it was answered in time, with whatever it was. */
  private static boolean ask(String host, int port, String path) {
    try {
      URI address = new URI("http", null, host, port, null, null, null).resolve(path);
      HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
      connection.setConnectTimeout(5_000);
      connection.setReadTimeout(10_000);
      connection.setRequestProperty("Accept", "text/html,application/json;q=0.9");
      try (InputStream answer =
          connection.getResponseCode() < 400
              ? connection.getInputStream()
              : connection.getErrorStream()) {
        answer.transferTo(OutputStream.nullOutputStream());
      }
      if (connection.getResponseCode() >= 500) {
        LOG.warn("Warming up: {} was answered with {}", path, connection.getResponseCode());
        return false;
      }
      return true;
    } catch (IOException | java.net.URISyntaxException e) {
      LOG.info("Warming up: {} was not answered: {}", path, e.toString());
      return false;
    }
  }
}
