package vn.sen.access.account;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.platform.RecentReads;
import vn.sen.platform.Session;

/**
 * Finds out who asks, from an API token or else a session's cookie, and leaves the {@link Caller}
 * for the gate. A request that brings neither costs nothing. A token that opens nothing is refused:
 * a program must not take the public's answer for its owner's.
 */
@Singleton
final class CredentialFetcher implements AuthenticationFetcher<HttpRequest<?>> {
  /** The header of CKAN's clients. */
  private static final String CKAN_KEY = "X-CKAN-API-Key";

  private static final int MOST_KNOWN = 10_000;

  private static final String BEARER = "bearer ";
  private static final String BASIC = "basic ";

  private final ApiTokens tokens;
  private final SignInSessions sessions;
  private final SessionCookie cookie;
  // Apart from each other: a session's token in the header of an API token opens nothing.
  private final RecentReads<ByteBuffer, Caller> bySession;
  private final RecentReads<ByteBuffer, Caller> byApiToken;
  private final Scheduler blocking;

  CredentialFetcher(
      ApiTokens tokens,
      SignInSessions sessions,
      SessionCookie cookie,
      Session session,
      Clock clock,
      @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.tokens = tokens;
    this.sessions = sessions;
    this.cookie = cookie;
    this.bySession = new RecentReads<>(session, clock, MOST_KNOWN);
    this.byApiToken = new RecentReads<>(session, clock, MOST_KNOWN);
    this.blocking = Schedulers.fromExecutorService(blocking);
  }

  @Override
  public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
    Optional<String> stated = stated(request);
    if (stated.isPresent()) {
      return found(request, stated.get());
    }
    if (request.getHeaders().get(HttpHeaders.COOKIE) == null || isAsset(request)) {
      return Mono.empty();
    }
    return cookie
        .find(request)
        .map(token -> signedIn(request, bySession, token, () -> sessions.findCaller(token)))
        .orElseGet(Mono::empty);
  }

  private Mono<Authentication> found(HttpRequest<?> request, String stated) {
    SecretToken token = new SecretToken(stated);
    return signedIn(
        request,
        byApiToken,
        token,
        () -> {
          Optional<Caller> caller = tokens.findCaller(token);
          if (caller.isEmpty()) {
            throw new ProblemException(
                CommonProblem.UNAUTHORIZED,
                "Mã truy cập API không đúng, đã hết hạn hoặc đã bị thu hồi. Hãy tạo mã mới ở"
                    + " /account.",
                "The API token is wrong, has expired or was revoked. Make a new one at /account.");
          }
          return caller;
        });
  }

  private Mono<Authentication> signedIn(
      HttpRequest<?> request,
      RecentReads<ByteBuffer, Caller> known,
      SecretToken token,
      Supplier<Optional<Caller>> lookup) {
    ByteBuffer hash = ByteBuffer.wrap(token.hash());
    Optional<Caller> caller = known.find(hash);
    if (caller.isPresent()) {
      return Mono.just(authentication(request, caller.get()));
    }
    return Mono.fromCallable(() -> known.ask(hash, lookup))
        .subscribeOn(blocking)
        .flatMap(found -> Mono.justOrEmpty(found.map(one -> authentication(request, one))));
  }

  private static Authentication authentication(HttpRequest<?> request, Caller caller) {
    request.setAttribute(Gate.CALLER, caller);
    return Authentication.build(
        caller.person().orElseThrow().id().toString(), Map.<String, Object>of());
  }

  /** The files of the pages are the same for everybody. */
  private static boolean isAsset(HttpRequest<?> request) {
    return request.getPath().startsWith("/assets/");
  }

  /** The API token, in whichever way the client's library sends it. */
  private static Optional<String> stated(HttpRequest<?> request) {
    String authorization = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
    if (authorization == null || authorization.isBlank()) {
      String key = request.getHeaders().get(CKAN_KEY);
      return Optional.ofNullable(key).map(String::strip).filter(text -> !text.isEmpty());
    }
    String value = authorization.strip();
    if (startsWith(value, BEARER)) {
      return Optional.of(value.substring(BEARER.length()).strip());
    }
    if (startsWith(value, BASIC)) {
      return Optional.of(passwordOf(value.substring(BASIC.length()).strip()));
    }
    return Optional.of(value);
  }

  private static boolean startsWith(String value, String scheme) {
    return value.regionMatches(true, 0, scheme, 0, scheme.length());
  }

  /** The password of HTTP Basic; the name before it says nothing that the token does not. */
  private static String passwordOf(String encoded) {
    try {
      String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      return pair.substring(pair.indexOf(':') + 1);
    } catch (IllegalArgumentException notBase64) {
      return ""; // opens nothing, and is refused as such
    }
  }
}
