package vn.sen.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.sen.testing.RunningPortal;

/** Slow queries take their own few threads, and nothing else waits for these. */
@Tag("long")
class SparqlFloodIT {
  private final RunningPortal portal = RunningPortal.get();

  @Test
  void flood_leavesSearchAndPagesAlone() {
    List<CompletableFuture<HttpResponse<String>>> flood =
        IntStream.range(0, 40)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () ->
                            portal.get(
                                "/sparql?query="
                                    + URLEncoder.encode(
                                        "SELECT (COUNT(*) AS ?n%d) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
                                            .formatted(i),
                                        StandardCharsets.UTF_8)),
                        task -> Thread.ofVirtual().start(task)))
            .toList();

    int answeredMeanwhile = 0;
    for (String page : List.of("/", "/datasets?q=lua", "/api/datasets?q=dien", "/targets")) {
      assertThat(portal.get(page, "Accept", "*/*").statusCode()).as(page).isEqualTo(200);
      answeredMeanwhile += flood.stream().allMatch(CompletableFuture::isDone) ? 0 : 1;
    }

    assertThat(answeredMeanwhile).as("pages answered while queries were running").isEqualTo(4);
    assertThat(flood.stream().map(CompletableFuture::join))
        .allSatisfy(
            response -> {
              assertThat(response.statusCode()).isEqualTo(503);
              assertThat(response.headers().firstValue("Content-Type"))
                  .contains("application/problem+json");
              assertThat(response.headers().firstValue("Retry-After")).isPresent();
            });
  }
}
