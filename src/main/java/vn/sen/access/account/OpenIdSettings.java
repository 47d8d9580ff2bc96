package vn.sen.access.account;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.sen.platform.StartupException;

/**
 * Turns the few settings of an OpenID Connect provider ({@code SEN_OIDC_ISSUER}, {@code
 * SEN_OIDC_CLIENT_ID}, {@code SEN_OIDC_CLIENT_SECRET}, {@code SEN_OIDC_NAME}) into those of
 * Micronaut Security, which does the work: authorization code flow with state, nonce and PKCE,
 * OpenID Connect Core 1.0, section 3.1.
 */
public final class OpenIdSettings {
  /**
   * The one provider's name in addresses: {@code /oauth/login/sso}, {@code /oauth/callback/sso}.
   */
  public static final String PROVIDER = "sso";

  static final String NAME = "sen.oidc.name";
  private static final String ISSUER = "sen.oidc.issuer";
  private static final String CLIENT_ID = "sen.oidc.client-id";
  private static final String CLIENT_SECRET = "sen.oidc.client-secret";
  private static final String OAUTH = "micronaut.security.oauth2.";
  private static final String CLIENT = OAUTH + "clients." + PROVIDER + ".";

  private OpenIdSettings() {}

  /**
   * Further properties of the application context; none when no provider is named.
   *
   * @param given by name, such as {@code sen.oidc.issuer}; what is not there is looked for in the
   *     environment
   * @throws StartupException when there is an issuer and no client's name or secret
   */
  public static Map<String, Object> of(Map<String, Object> given, Map<String, String> environment) {
    Optional<String> issuer = find(ISSUER, given, environment);
    if (issuer.isEmpty()) {
      return Map.of();
    }
    boolean https = String.valueOf(given.get("sen.base-iri")).startsWith("https:");
    Map<String, Object> properties = new HashMap<>();
    properties.put(
        NAME, find(NAME, given, environment).orElse(issuer.get().replaceFirst("^https?://", "")));
    properties.put(CLIENT + "client-id", get(CLIENT_ID, given, environment));
    properties.put(CLIENT + "client-secret", get(CLIENT_SECRET, given, environment));
    properties.put(CLIENT + "openid.issuer", issuer.get());
    for (String cookie : List.of("state", "openid.nonce", "pkce")) {
      String settings = OAUTH + cookie + ".cookie.";
      properties.put(settings + "cookie-secure", https);
      properties.put(settings + "cookie-http-only", true);
      properties.put(settings + "cookie-same-site", "Lax");
      properties.put(settings + "cookie-path", "/oauth/");
    }
    return properties;
  }

  private static String get(
      String name, Map<String, Object> given, Map<String, String> environment) {
    return find(name, given, environment)
        .orElseThrow(
            () ->
                new StartupException(
                    "SEN_OIDC_ISSUER needs "
                        + variable(name)
                        + " beside it: the name and the secret under which the provider knows the"
                        + " portal."));
  }

  private static Optional<String> find(
      String name, Map<String, Object> given, Map<String, String> environment) {
    Object value = given.get(name);
    String text = value == null ? environment.get(variable(name)) : value.toString();
    return Optional.ofNullable(text).map(String::strip).filter(one -> !one.isEmpty());
  }

  private static String variable(String name) {
    return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
