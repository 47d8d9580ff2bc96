package vn.sen.testing;

import io.micronaut.context.ApplicationContext;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.sen.access.Memberships;
import vn.sen.access.Person;
import vn.sen.access.Role;
import vn.sen.access.Scope;
import vn.sen.access.account.Account;
import vn.sen.access.account.Accounts;
import vn.sen.access.account.ApiTokens;
import vn.sen.access.account.SessionCookie;
import vn.sen.access.account.SignInSessions;

/**
 * Somebody signed in to the running portal, as a browser with a cookie or as a program with a
 * token.
 */
public final class TestPerson {
  private final RunningPortal portal;
  private final Person person;
  private final String cookie;

  private TestPerson(RunningPortal portal, Person person, String cookie) {
    this.portal = portal;
    this.person = person;
    this.cookie = cookie;
  }

  static TestPerson create(
      RunningPortal portal,
      String name,
      Map<String, Role> roles,
      boolean administrator,
      boolean acceptedTerms) {
    ApplicationContext context = portal.context();
    UUID id = UUID.randomUUID();
    Person person = new Person(id, name, id + "@example.vn", "vi");
    Instant now = Instant.now();
    Account account =
        new Account(
            person,
            Optional.empty(),
            acceptedTerms ? Optional.of(now) : Optional.empty(),
            false,
            administrator,
            now);
    context.getBean(Accounts.class).create(account);
    Memberships memberships = context.getBean(Memberships.class);
    roles.forEach((agency, role) -> memberships.put(id, agency, role, id));
    String session =
        context
            .getBean(SignInSessions.class)
            .create(id, "test", "127.0.0.1", "RunningPortal")
            .text();
    String cookie = context.getBean(SessionCookie.class).name() + "=" + session;
    return new TestPerson(portal, person, cookie);
  }

  public Person person() {
    return person;
  }

  /** For the header {@code Cookie}. */
  public String cookie() {
    return cookie;
  }

  /** A new API token, for the header {@code Authorization: Bearer …} and its like. */
  public String token(Scope scope) {
    return portal
        .context()
        .getBean(ApiTokens.class)
        .create(person.id(), "test", scope, Duration.ofDays(1))
        .text();
  }

  /** As a browser asks that is signed in. */
  public HttpResponse<String> get(String path, String... headers) {
    return portal.get(path, with(headers));
  }

  public HttpResponse<String> send(String method, String path, String... headers) {
    return portal.send(method, path, with(headers));
  }

  /** As a page's form is sent, a name and its value after another. */
  public HttpResponse<String> post(String path, String... fields) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < fields.length; i += 2) {
      pairs.add(encode(fields[i]) + "=" + encode(fields[i + 1]));
    }
    return portal.send(
        portal
            .request(path, with("Content-Type", "application/x-www-form-urlencoded"))
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    pairs.stream().collect(Collectors.joining("&"))))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private String[] with(String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Cookie", cookie, "Origin", portal.baseIri().replaceAll("/$", "")));
    return all.toArray(String[]::new);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
