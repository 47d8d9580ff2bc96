import java.nio.file.Path;
import java.util.Properties;
import org.apache.solr.embedded.JettyConfig;
import org.apache.solr.embedded.JettySolrRunner;

/** Solr in a process of its own: {@code java -cp … SolrPeer.java HOME PORT}. */
final class SolrPeer {
  private SolrPeer() {}

  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[0]).toAbsolutePath();
    JettyConfig config =
        JettyConfig.builder()
            .setPort(Integer.parseInt(arguments[1]))
            .setContext("/solr")
            .stopAtShutdown(true)
            .build();
    JettySolrRunner runner = new JettySolrRunner(home.toString(), new Properties(), config);
    runner.start();
    System.out.println("Solr is ready");
    Thread.currentThread().join();
  }
}
