package vn.sen.access.account;

import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.authentication.AuthenticationResponse;
import io.micronaut.security.oauth2.endpoint.authorization.state.State;
import io.micronaut.security.oauth2.endpoint.token.response.OpenIdAuthenticationMapper;
import io.micronaut.security.oauth2.endpoint.token.response.OpenIdClaims;
import io.micronaut.security.oauth2.endpoint.token.response.OpenIdTokenResponse;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Takes from a checked ID token what an account is made of, and no role: agencies give those. */
@Singleton
@Named(OpenIdSettings.PROVIDER)
public final class ProviderClaims implements OpenIdAuthenticationMapper {
  private static final String ISSUER = "issuer";
  private static final String EMAIL = "email";
  private static final String NAME = "name";
  private static final String LANGUAGE = "language";

  private final Scheduler blocking;

  ProviderClaims(@Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.blocking = Schedulers.fromExecutorService(blocking);
  }

  /** What follows asks the record, so that it goes on where one may wait. */
  @Override
  public Publisher<AuthenticationResponse> createAuthenticationResponse(
      String provider, OpenIdTokenResponse tokens, OpenIdClaims claims, @Nullable State state) {
    Map<String, Object> attributes = new HashMap<>();
    attributes.put(ISSUER, claims.getIssuer());
    if (claims.getEmail() != null && Boolean.TRUE.equals(claims.isEmailVerified())) {
      attributes.put(EMAIL, claims.getEmail());
    }
    attributes.put(NAME, claims.getName() == null ? "" : claims.getName());
    attributes.put(
        LANGUAGE, claims.getLocale() != null && claims.getLocale().startsWith("en") ? "en" : "vi");
    return Mono.just(AuthenticationResponse.success(claims.getSubject(), attributes))
        .publishOn(blocking);
  }

  /** The same again, out of what Micronaut Security carries along. */
  public static ProviderSignIn.Identity identityOf(Authentication authentication) {
    Map<String, Object> attributes = authentication.getAttributes();
    return new ProviderSignIn.Identity(
        text(attributes, ISSUER),
        authentication.getName(),
        Optional.of(text(attributes, EMAIL)).filter(email -> !email.isEmpty()),
        text(attributes, NAME),
        text(attributes, LANGUAGE));
  }

  private static String text(Map<String, Object> attributes, String name) {
    return attributes.getOrDefault(name, "").toString();
  }
}
