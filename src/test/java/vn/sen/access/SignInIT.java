package vn.sen.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.sen.access.account.FirstAdministrator;
import vn.sen.access.audit.AuditTrail;
import vn.sen.testing.RunningPortal;
import vn.sen.testing.TestPerson;

/** Accounts as a browser meets them, over the real portal. */
class SignInIT {
  private static final String PASSWORD = "một câu dài dễ nhớ 2026";
  private static RunningPortal portal;

  @BeforeAll
  static void start() {
    portal = RunningPortal.get();
  }

  private static HttpResponse<String> post(String path, String cookie, String... fields) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      body.append(i == 0 ? "" : "&")
          .append(fields[i])
          .append('=')
          .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    HttpRequest.Builder request =
        portal
            .request(
                path,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Sec-Fetch-Site",
                "same-origin",
                "Accept",
                "text/html")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    return portal.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String cookieOf(HttpResponse<String> response) {
    String set = response.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(set).containsIgnoringCase("HttpOnly").contains("SameSite=Lax");
    return set.substring(0, set.indexOf(';'));
  }

  private static String find(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }

  /** Registers; without a mail server the link comes at once. Gives the cookie. */
  private static String register(String email) {
    HttpResponse<String> asked = post("/register", "", "email", email);
    String link = asked.headers().firstValue("Location").orElseThrow();
    HttpResponse<String> joined =
        post(link, "", "name", "Người thử", "password", PASSWORD, "terms", "true");
    assertThat(joined.statusCode()).isEqualTo(303);
    assertThat(post(link, "", "name", "x", "password", PASSWORD, "terms", "true").statusCode())
        .isEqualTo(404);
    return cookieOf(joined);
  }

  private static String email() {
    return "a" + UUID.randomUUID() + "@example.vn";
  }

  private static HttpResponse<String> account(String cookie) {
    return portal.get("/account", "Cookie", cookie, "Accept", "text/html");
  }

  @Test
  void somebodyNew_registersSignsInAndOut() {
    String email = email();
    String first = register(email);

    HttpResponse<String> in = post("/sign-in", "", "email", email, "password", PASSWORD);
    String second = cookieOf(in);

    assertThat(in.statusCode()).isEqualTo(303);
    assertThat(account(first).body()).contains(email);
    assertThat(account(second).statusCode()).isEqualTo(200);
    post("/sign-out", second);
    assertThat(account(second).statusCode()).isEqualTo(401);
    post("/account", first, "do", "sign-out-everywhere");
    assertThat(account(first).statusCode()).isEqualTo(401);
  }

  @Test
  void wrongPassword_saysTheSameWithAndWithoutAnAccount_andIsSlowedDown() {
    String email = email();
    register(email);

    HttpResponse<String> wrong = post("/sign-in", "", "email", email, "password", "not the one");
    HttpResponse<String> nobody = post("/sign-in", "", "email", email(), "password", "not the one");
    int last = 0;
    for (int i = 0; i < 6; i++) {
      last = post("/sign-in", "", "email", email, "password", "not the one").statusCode();
    }

    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(nobody.statusCode()).isEqualTo(401);
    assertThat(nobody.body()).isEqualTo(wrong.body());
    assertThat(last).isEqualTo(429);
    assertThat(post("/sign-in", "", "email", email, "password", PASSWORD).statusCode())
        .isEqualTo(429);
  }

  @Test
  void formOfAnotherSite_isRefused() {
    HttpRequest request =
        portal
            .request(
                "/sign-in",
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Sec-Fetch-Site",
                "cross-site")
            .POST(HttpRequest.BodyPublishers.ofString("email=a&password=b"))
            .build();

    assertThat(portal.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(403);
  }

  @Test
  void secondFactor_isAskedFor_andEachCodeCountsOnce() throws Exception {
    String email = email();
    String cookie = register(email);
    HttpResponse<String> page =
        portal.get("/account/second-factor", "Cookie", cookie, "Accept", "text/html");
    byte[] secret = new Base32().decode(find("<code>([A-Z2-7]+)</code>", page.body()));
    String ticket = find("name=\"ticket\" value=\"([^\"]+)\"", page.body());
    String code =
        new TimeBasedOneTimePasswordGenerator()
            .generateOneTimePasswordString(new SecretKeySpec(secret, "RAW"), Instant.now());

    HttpResponse<String> on =
        post("/account", cookie, "do", "confirm-second-factor", "ticket", ticket, "code", code);
    String recovery = find("<code>([a-z2-7]{16})</code>", on.body());
    HttpResponse<String> asked = post("/sign-in", "", "email", email, "password", PASSWORD);
    String step = find("name=\"ticket\" value=\"([^\"]+)\"", asked.body());

    assertThat(asked.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(post("/sign-in", "", "ticket", step, "code", "000000").statusCode()).isEqualTo(401);
    assertThat(post("/sign-in", "", "ticket", step, "code", code).statusCode()).isEqualTo(303);
    assertThat(post("/sign-in", "", "ticket", step, "code", code).statusCode()).isEqualTo(401);
    assertThat(post("/sign-in", "", "ticket", step, "code", recovery).statusCode()).isEqualTo(303);
    assertThat(post("/sign-in", "", "ticket", step, "code", recovery).statusCode()).isEqualTo(401);
  }

  @Test
  void apiToken_isShownOnce_worksAndIsRevoked() {
    String cookie = register(email());

    HttpResponse<String> made =
        post("/account", cookie, "do", "token", "name", "sổ tay", "scope", "read", "days", "7");
    String token = find("<code>(sen_[\\w-]+)</code>", made.body());

    assertThat(account(cookie).body()).contains("sổ tay", "Chưa dùng").doesNotContain(token);
    assertThat(portal.get("/requests", "Authorization", "Bearer " + token).statusCode())
        .isEqualTo(200);
    assertThat(portal.get("/account", "Authorization", "Bearer " + token).statusCode())
        .isEqualTo(401);
    assertThat(account(cookie).body()).doesNotContain("Chưa dùng");
    String id =
        find("name=\"id\" value=\"([0-9a-f-]{36})\"><button[^>]*revoke", account(cookie).body());
    post("/account", cookie, "do", "revoke-token", "id", id);
    assertThat(portal.get("/requests", "Authorization", "Bearer " + token).statusCode())
        .isEqualTo(401);
  }

  @Test
  void steward_invitesInTheirOwnAgencyOnly() {
    TestPerson steward = portal.signIn("Chủ trì", Map.of("most", Role.STEWARD));
    TestPerson editor = portal.signIn("Biên tập", Map.of("most", Role.EDITOR));
    String email = email();

    HttpResponse<String> invited =
        steward.post("/agencies/most/people", "do", "invite", "email", email, "role", "editor");
    String link = find("(/join/[\\w-]+)", invited.body());
    HttpResponse<String> joined =
        post(link, "", "name", "Khách mời", "password", PASSWORD, "terms", "true");

    assertThat(account(cookieOf(joined)).body()).contains("/agencies/most/people");
    assertThat(
            editor
                .post("/agencies/most/people", "do", "invite", "email", email, "role", "member")
                .statusCode())
        .isEqualTo(403);
    assertThat(
            steward
                .post("/agencies/moh/people", "do", "invite", "email", email, "role", "member")
                .statusCode())
        .isEqualTo(403);
    assertThat(steward.get("/agencies/moh/people").statusCode()).isEqualTo(403);
  }

  @Test
  void administrator_givesNoRoleWhereThereIsASteward_andTryingIsRecorded() {
    portal.signIn("Chủ trì", Map.of("moit", Role.STEWARD));
    TestPerson administrator = portal.signInAdministrator("Quản trị");

    HttpResponse<String> first =
        administrator.post("/agencies/moit/people", "do", "first-steward", "email", email());
    HttpResponse<String> second =
        administrator.post(
            "/agencies/moit/people", "do", "invite", "email", email(), "role", "steward");

    assertThat(first.statusCode()).isEqualTo(403);
    assertThat(second.statusCode()).isEqualTo(403);
    long recorded =
        portal
            .context()
            .getBean(AuditTrail.class)
            .list(AuditTrail.Question.ofAgency("moit").by(administrator.person().id()), 10)
            .stream()
            .filter(entry -> entry.action().equals("ADMINISTRATION_REFUSED"))
            .count();
    assertThat(recorded).isEqualTo(2);
  }

  @Test
  void firstAdministratorsLink_isGivenOnlyWhileThereIsNone() {
    portal.signInAdministrator("Đã có");

    assertThat(portal.context().getBean(FirstAdministrator.class).findLink()).isEmpty();
  }
}
