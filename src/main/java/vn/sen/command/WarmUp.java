package vn.sen.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the portal's own server for one answer of each kind, so that the first reader does not wait
 * for classes to be loaded, and so that a training run records them.
 */
final class WarmUp {
  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

  private static final List<String> PATHS =
      List.of(
          "/",
          "/datasets?q=nong+nghiep",
          "/datasets/administrative-units",
          "/datasets/administrative-units.ttl",
          "/targets",
          "/api/datasets?size=1",
          "/sparql?query=ASK%7B%7D");

  private WarmUp() {}

  /** What fails is logged and left to the readers to meet; the portal is no less ready. */
  static void run(String host, int port) {
    for (String path : PATHS) {
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
        }
      } catch (IOException | java.net.URISyntaxException e) {
        LOG.info("Warming up: {} was not answered: {}", path, e.toString());
      }
    }
  }
}
