package vn.sen.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.sen.access.sharing.AccessRequest;
import vn.sen.access.sharing.AccessRequests;
import vn.sen.access.sharing.Agreement;
import vn.sen.access.sharing.Agreements;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;

/** What {@code ./sen demo} has to show: people, data and agreements of every kind. */
class DemoIT {
  private static final Set<String> AGENCIES = Set.of("moh", "moit", "most", "sbv");
  private static final Pattern ACCOUNT =
      Pattern.compile("^  (\\S+@demo\\.example) +(\\S+)   (.+)$", Pattern.MULTILINE);

  @TempDir static Path folder;
  private static Portal portal;
  private static String printed;

  @BeforeAll
  static void start() {
    portal =
        Portal.start(
            Map.of(
                "sen.data",
                folder.resolve("sen").toString(),
                "sen.host",
                "127.0.0.1",
                "sen.port",
                "0",
                "sen.base-iri",
                "http://localhost/"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new DemoCommand().fill(portal.context(), new PrintStream(out, true, StandardCharsets.UTF_8));
    printed = out.toString(StandardCharsets.UTF_8);
  }

  @AfterAll
  static void stop() {
    if (portal != null) {
      portal.close();
    }
  }

  private static HttpResponse<String> signIn(String email, String password) throws Exception {
    String body =
        "email="
            + URLEncoder.encode(email, StandardCharsets.UTF_8)
            + "&password="
            + URLEncoder.encode(password, StandardCharsets.UTF_8);
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + portal.port() + "/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", "http://localhost")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void accountOfEveryRole_isPrintedWithThePasswordThatOpensIt() throws Exception {
    Matcher account = ACCOUNT.matcher(printed);
    StringBuilder roles = new StringBuilder();
    int accounts = 0;
    while (account.find()) {
      accounts++;
      roles.append(account.group(3)).append('\n');
      assertThat(signIn(account.group(1), account.group(2)).statusCode())
          .as(account.group(1))
          .isEqualTo(303);
    }

    assertThat(accounts).isEqualTo(8);
    assertThat(roles.toString())
        .contains("administrator of the portal", "editor of ", "member of ", "no agency");
    for (String agency : AGENCIES) {
      assertThat(roles.toString()).contains("steward of " + agency);
    }
  }

  @Test
  void datasets_areAtEveryLevel_andSayThatTheyAreSynthetic() {
    Datasets datasets = portal.context().getBean(Datasets.class);
    List<Dataset> shown =
        datasets.listSlugs().stream()
            .filter(slug -> slug.startsWith("demo-"))
            .map(slug -> datasets.findAny(slug).orElseThrow())
            .toList();

    assertThat(shown)
        .extracting(dataset -> dataset.view().accessRights().orElseThrow().replaceAll(".*/", ""))
        .contains("open", "registered", "shared", "restricted");
    assertThat(shown).filteredOn(dataset -> !dataset.discover().contains("public")).hasSize(1);
    assertThat(shown)
        .allSatisfy(
            dataset -> {
              assertThat(dataset.view().title().in(Locale.of("vi"))).contains("tổng hợp");
              assertThat(dataset.view().title().in(Locale.ENGLISH)).contains("synthetic");
            });
  }

  @Test
  void requestsAndAgreements_areInEveryState() {
    List<AccessRequest> requests =
        portal.context().getBean(AccessRequests.class).listOfOwners(AGENCIES);
    List<Agreement> agreements = portal.context().getBean(Agreements.class).listOfOwners(AGENCIES);
    Instant now = Instant.now();

    assertThat(requests.stream().map(AccessRequest::state).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(AccessRequest.State.values());
    assertThat(agreements.stream().map(one -> one.status(now)).collect(Collectors.toSet()))
        .containsAll(Arrays.asList(Agreement.Status.values()));
  }
}
