package vn.sen.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import vn.sen.catalog.Datasets;
import vn.sen.metadata.Description;
import vn.sen.metadata.DescriptionReader;
import vn.sen.metadata.RdfSyntax;

/**
 * A portal in a process of its own that publishes without pause, and says each time that a
 * publication was acknowledged. For tests that kill it.
 *
 * <p>Prints {@code ready}; after a line on its standard input, {@code ack SLUG VERSION} for each.
 */
final class WritingPortal {
  static final int SLUGS = 7;

  private WritingPortal() {}

  /**
   * @param arguments data folder, port, base IRI, first version to write
   */
  public static void main(String[] arguments) throws IOException {
    String base = arguments[2];
    System.setProperty("sen.log", arguments[0] + "/logs/sen.log");
    Portal portal =
        Portal.start(
            Map.of(
                "sen.data",
                arguments[0],
                "sen.host",
                "127.0.0.1",
                "sen.port",
                Integer.parseInt(arguments[1]),
                "sen.base-iri",
                base));
    Runtime.getRuntime().addShutdownHook(new Thread(portal::close));
    System.out.println("ready");
    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();

    Datasets datasets = portal.context().getBean(Datasets.class);
    DescriptionReader reader = portal.context().getBean(DescriptionReader.class);
    Datasets.Audience everybody = new Datasets.Audience(Set.of("public"), Set.of("public"));
    for (int version = Integer.parseInt(arguments[3]); true; version++) {
      String slug = "written-" + version % SLUGS;
      Description description =
          reader.read(
              """
              PREFIX dcat: <http://www.w3.org/ns/dcat#>
              PREFIX dct: <http://purl.org/dc/terms/>
              <datasets/%1$s> a dcat:Dataset ; dct:identifier "%1$s" ;
                dct:title "phienban%2$d"@vi , "phienban%2$d"@en .
              """
                  .formatted(slug, version),
              RdfSyntax.TURTLE,
              base,
              base + "datasets/" + slug);
      datasets.publish(description, everybody, "tester", "");
      System.out.println("ack " + slug + " " + version);
    }
  }
}
