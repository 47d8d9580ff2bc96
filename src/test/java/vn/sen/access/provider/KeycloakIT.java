package vn.sen.access.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import vn.sen.access.Person;
import vn.sen.access.account.Account;
import vn.sen.access.account.Accounts;
import vn.sen.access.account.Passwords;
import vn.sen.command.Portal;

/** Signing in by OpenID Connect, through a real Keycloak, as a browser does it. */
@Tag("long")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeycloakIT {
  private static final String PASSWORD_THERE = "mat-khau-thu-nghiem";
  private static final String PASSWORD_HERE = "một câu dài dễ nhớ 2026";
  private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");

  @TempDir static Path folder;
  private static Keycloak keycloak;
  private static Portal portal;
  private static String base;

  @BeforeAll
  static void start() throws Exception {
    keycloak = Keycloak.start(folder);
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    base = "http://localhost:" + port;
    portal =
        Portal.start(
            Map.of(
                "sen.data",
                folder.resolve("sen").toString(),
                "sen.host",
                "127.0.0.1",
                "sen.port",
                port,
                "sen.base-iri",
                base + "/",
                "sen.oidc.issuer",
                keycloak.issuer(),
                "sen.oidc.client-id",
                "sen-portal",
                "sen.oidc.client-secret",
                "secret-of-a-test",
                "sen.oidc.name",
                "Cổng thử nghiệm"));
  }

  @AfterAll
  static void stop() {
    if (portal != null) {
      portal.close();
    }
    if (keycloak != null) {
      keycloak.close();
    }
  }

  /** To a browser this machine is as safe as https; Java's own cookies do not know that. */
  private static final class Cookies extends CookieManager {
    Cookies() {
      super(null, CookiePolicy.ACCEPT_ALL);
    }

    @Override
    public void put(URI uri, Map<String, List<String>> headers) throws IOException {
      super.put(uri, headers);
      getCookieStore().getCookies().forEach(cookie -> cookie.setSecure(false));
    }
  }

  /** A browser: keeps cookies, follows redirects, fills in Keycloak's form. */
  private static final class Browser {
    private final HttpClient client =
        HttpClient.newBuilder()
            .cookieHandler(new Cookies())
            .followRedirects(HttpClient.Redirect.ALWAYS)
            .build();

    HttpResponse<String> get(String address) throws IOException, InterruptedException {
      return client.send(
          HttpRequest.newBuilder(URI.create(address)).header("Accept", "text/html").build(),
          HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String address, String origin, String... fields)
        throws IOException, InterruptedException {
      StringBuilder body = new StringBuilder();
      for (int i = 0; i < fields.length; i += 2) {
        body.append(i == 0 ? "" : "&")
            .append(fields[i])
            .append('=')
            .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
      }
      return client.send(
          HttpRequest.newBuilder(URI.create(address))
              .header("Accept", "text/html")
              .header("Content-Type", "application/x-www-form-urlencoded")
              .header("Origin", origin)
              .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }

    /** From the link on the portal's page to where the portal leads in the end. */
    HttpResponse<String> signInByProvider(String user) throws IOException, InterruptedException {
      HttpResponse<String> form = get(base + "/oauth/login/sso");
      Matcher action = ACTION.matcher(form.body());
      assertThat(action.find()).as(form.uri() + "\n" + form.body()).isTrue();
      return post(
          action.group(1).replace("&amp;", "&"),
          form.uri().resolve("/").toString().replaceAll("/$", ""),
          "username",
          user,
          "password",
          PASSWORD_THERE);
    }
  }

  @Test
  @Order(1)
  void signInPage_offersTheProvider() throws Exception {
    assertThat(new Browser().get(base + "/sign-in").body())
        .contains("/oauth/login/sso")
        .contains("Cổng thử nghiệm");
  }

  @Test
  @Order(2)
  void somebodyNew_getsAnAccount_andTheSameNextTime() throws Exception {
    HttpResponse<String> first = new Browser().signInByProvider("lan");
    HttpResponse<String> second = new Browser().signInByProvider("lan");

    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    assertThat(first.uri().getPath()).isEqualTo("/account");
    assertThat(first.body()).contains("lan@keycloak.example");
    assertThat(second.statusCode()).isEqualTo(200);
    Account account =
        portal.context().getBean(Accounts.class).findByEmail("lan@keycloak.example").orElseThrow();
    assertThat(account.person().name()).contains("Lan");
    assertThat(account.termsAccepted()).as("asked for on the account's page").isEmpty();
    assertThat(account.administrator()).isFalse();
  }

  @Test
  @Order(3)
  void addressThatIsNotProved_makesNoAccount() throws Exception {
    HttpResponse<String> answer = new Browser().signInByProvider("binh");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(portal.context().getBean(Accounts.class).findByEmail("binh@keycloak.example"))
        .isEmpty();
  }

  @Test
  @Order(4)
  void accountOfTheSameAddress_isOpenedOnlyOnceItsOwnerConnectedIt() throws Exception {
    Person person = new Person(UUID.randomUUID(), "Lê Châu", "chau@keycloak.example", "vi");
    portal
        .context()
        .getBean(Accounts.class)
        .create(
            new Account(
                person,
                Optional.of(portal.context().getBean(Passwords.class).hash(PASSWORD_HERE)),
                Optional.of(Instant.now()),
                false,
                false,
                Instant.now()));

    HttpResponse<String> refused = new Browser().signInByProvider("chau");
    Browser owner = new Browser();
    HttpResponse<String> signedIn =
        owner.post(
            base + "/sign-in", base, "email", "chau@keycloak.example", "password", PASSWORD_HERE);
    HttpResponse<String> connected = owner.signInByProvider("chau");
    HttpResponse<String> after = new Browser().signInByProvider("chau");

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(signedIn.statusCode()).isEqualTo(200);
    assertThat(connected.statusCode()).isEqualTo(200);
    assertThat(after.statusCode()).isEqualTo(200);
    assertThat(after.body()).contains("chau@keycloak.example").contains("Lê Châu");
  }

  @Test
  @Order(5)
  void answerThatNobodyAskedFor_isRefused() throws Exception {
    HttpResponse<String> answer =
        new Browser().get(base + "/oauth/callback/sso?code=stolen&state=e30");

    assertThat(answer.statusCode()).isBetween(400, 499);
  }

  @Test
  @Order(6)
  void refusalOfTheProvider_isSaid() throws Exception {
    HttpResponse<String> answer =
        new Browser().get(base + "/oauth/callback/sso?error=access_denied&state=e30");

    assertThat(answer.statusCode()).isBetween(400, 499);
    assertThat(answer.body()).doesNotContain("Exception");
  }

  @Test
  @Order(7)
  void providerThatIsGone_leavesThePortalAndItsPasswordsAlone() throws Exception {
    Browser started = new Browser();
    String query = started.get(base + "/oauth/login/sso").uri().getRawQuery();
    Matcher state = Pattern.compile("state=([^&]+)").matcher(query);
    assertThat(state.find()).as(query).isTrue();
    keycloak.close();

    HttpResponse<String> page = new Browser().get(base + "/sign-in");
    HttpResponse<String> signedIn =
        new Browser()
            .post(
                base + "/sign-in",
                base,
                "email",
                "chau@keycloak.example",
                "password",
                PASSWORD_HERE);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(signedIn.statusCode()).isEqualTo(200);
    assertThat(
            started.get(base + "/oauth/callback/sso?code=x&state=" + state.group(1)).statusCode())
        .isEqualTo(503);
  }
}
