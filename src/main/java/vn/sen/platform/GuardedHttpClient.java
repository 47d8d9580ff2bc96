package vn.sen.platform;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * Fetches documents whose addresses others gave. Every name is looked up once, and the connection
 * goes to the very address that was looked at: what lies inside the server's own network is
 * refused, at the first request and at every redirect. Size and time are bounded.
 */
@Singleton
public final class GuardedHttpClient implements AutoCloseable {
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final CloseableHttpClient client;

  /** Refuses every address that is not public. */
  @Inject
  public GuardedHttpClient() {
    this(false);
  }

  private GuardedHttpClient(boolean isLoopbackAllowed) {
    ConnectionConfig connections =
        ConnectionConfig.custom()
            .setConnectTimeout(Timeout.ofSeconds(10))
            .setSocketTimeout(Timeout.ofSeconds(30))
            .build();
    this.client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(new GuardedNames(isLoopbackAllowed))
                    .setDefaultConnectionConfig(connections)
                    .build())
            .setUserAgent("Sen open-data portal")
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .build();
  }

  /** Also reaches this machine itself; for commands that the operator gives. */
  public static GuardedHttpClient allowingLoopback() {
    return new GuardedHttpClient(true);
  }

  /**
   * What a fetch may cost.
   *
   * @param bytes of the body, after decompression
   * @param time for everything, redirects included
   * @param redirects at most
   */
  public record Limits(long bytes, Duration time, int redirects) {
    public Limits {
      if (bytes < 1 || !time.isPositive() || redirects < 0) {
        throw new IllegalArgumentException("bounds must be positive");
      }
    }
  }

  /**
   * An answer of status 200 or 304.
   *
   * @param address where it came from in the end
   * @param headers by name in lower case, the last of each name
   */
  public record Answer(URI address, int status, Map<String, String> headers, byte[] body) {

    /** "" when the server did not say. */
    public String contentType() {
      return headers.getOrDefault("content-type", "");
    }
  }

  /**
   * @param headers of the request, such as Accept
   * @throws ProblemException unprocessable, when the address is refused, cannot be reached, answers
   *     with an error, or passes a bound
   */
  public Answer get(URI address, Map<String, String> headers, Limits limits) {
    return get(address, headers, limits, false);
  }

  /**
   * The beginning of what is there, as far as the limit of bytes; the rest is not fetched.
   *
   * @throws ProblemException as {@link #get}, but for the size
   */
  public Answer getBeginning(URI address, Limits limits) {
    return get(address, Map.of("Range", "bytes=0-" + (limits.bytes() - 1)), limits, true);
  }

  private Answer get(URI address, Map<String, String> headers, Limits limits, boolean isCut) {
    long deadline = System.nanoTime() + limits.time().toNanos();
    URI next = requireWeb(address);
    for (int hop = 0; hop <= limits.redirects(); hop++) {
      Hop answered = request(next, headers, limits, deadline, isCut);
      if (answered.answer().isPresent()) {
        return answered.answer().get();
      }
      next = requireWeb(next.resolve(answered.redirect()));
    }
    throw refused(
        address,
        "chuyển hướng quá " + limits.redirects() + " lần",
        "it redirects more than " + limits.redirects() + " times");
  }

  private Hop request(
      URI address, Map<String, String> headers, Limits limits, long deadline, boolean isCut) {
    HttpGet request = new HttpGet(address);
    headers.forEach(request::setHeader);
    long left = deadline - System.nanoTime();
    request.setConfig(
        RequestConfig.custom()
            .setResponseTimeout(Timeout.of(Math.max(1, left), TimeUnit.NANOSECONDS))
            .build());
    AtomicBoolean isLate = new AtomicBoolean();
    Thread watch = Thread.ofVirtual().start(() -> cancelAt(deadline, request, isLate));
    try {
      return client.execute(request, response -> read(address, response, limits, isCut));
    } catch (EnoughException e) {
      return new Hop(Optional.of(e.answer), "");
    } catch (ForbiddenAddressException e) {
      throw refused(
          address,
          "địa chỉ nằm trong mạng nội bộ của máy chủ",
          "the address lies inside the server's own network");
    } catch (UnknownHostException e) {
      throw refused(address, "không có máy chủ tên đó", "there is no host of that name");
    } catch (IOException e) {
      if (isLate.get()) {
        throw refused(
            address,
            "máy chủ trả lời chậm hơn " + limits.time().toSeconds() + " giây",
            "the server takes longer than " + limits.time().toSeconds() + " seconds");
      }
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw refused(address, "không kết nối được: " + reason, "it cannot be reached: " + reason);
    } finally {
      watch.interrupt();
    }
  }

  private static void cancelAt(long deadline, HttpGet request, AtomicBoolean isLate) {
    try {
      TimeUnit.NANOSECONDS.sleep(Math.max(0, deadline - System.nanoTime()));
      isLate.set(true);
      request.cancel();
    } catch (InterruptedException e) {
      // The request ended in time.
      Thread.currentThread().interrupt();
    }
  }

  private static Hop read(URI address, ClassicHttpResponse response, Limits limits, boolean isCut)
      throws IOException {
    int status = response.getCode();
    Header location = response.getFirstHeader("Location");
    if (REDIRECTS.contains(status) && location != null) {
      return new Hop(Optional.empty(), location.getValue());
    }
    if (status != 200 && status != 304 && !(isCut && status == 206)) {
      throw refused(
          address, "máy chủ trả lời " + status, "the server answered with status " + status);
    }
    Map<String, String> headers = new java.util.TreeMap<>();
    for (Header header : response.getHeaders()) {
      headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue());
    }
    byte[] body = new byte[0];
    HttpEntity entity = response.getEntity();
    if (entity != null) {
      try (InputStream content = entity.getContent()) {
        int most = (int) Math.min(limits.bytes() + 1, Integer.MAX_VALUE - 8);
        body = content.readNBytes(most);
        if (body.length > limits.bytes() && isCut) {
          throw new EnoughException(new Answer(address, status, headers, body));
        }
        if (body.length > limits.bytes()) {
          throw refused(
              address,
              "tài liệu lớn hơn " + limits.bytes() + " byte",
              "the document is larger than " + limits.bytes() + " bytes");
        }
      }
    }
    return new Hop(Optional.of(new Answer(address, status, headers, body)), "");
  }

  private static URI requireWeb(URI address) {
    String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
    boolean isWeb = scheme.equals("http") || scheme.equals("https");
    if (!isWeb || address.getHost() == null || address.getUserInfo() != null) {
      throw refused(
          address,
          "chỉ nhận địa chỉ http hoặc https, không kèm tên người dùng",
          "only http and https addresses without a user name are fetched");
    }
    return address;
  }

  private static ProblemException refused(URI address, String vietnamese, String english) {
    String shown = address.toString();
    String name = shown.length() > 200 ? shown.substring(0, 199) + "…" : shown;
    return new ProblemException(
        CommonProblem.UNPROCESSABLE,
        "Không tải được " + name + ": " + vietnamese + ".",
        name + " cannot be fetched: " + english + ".");
  }

  @Override
  @PreDestroy
  public void close() {
    client.close(org.apache.hc.core5.io.CloseMode.GRACEFUL);
  }

  /** An answer, or where to ask next. */
  private record Hop(Optional<Answer> answer, String redirect) {}

  /** Ends a fetch whose rest nobody wants: the connection is closed, not read to its end. */
  private static final class EnoughException extends IOException {
    private static final long serialVersionUID = 1L;
    private final transient Answer answer;

    EnoughException(Answer answer) {
      super("enough");
      this.answer = answer;
    }
  }

  /** Says that a name leads inside; an unknown host to the library, told apart by us. */
  private static final class ForbiddenAddressException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    ForbiddenAddressException(String host) {
      super(host);
    }
  }

  /** Looks names up; one forbidden address among several refuses the name. */
  private static final class GuardedNames implements DnsResolver {
    private final boolean isLoopbackAllowed;

    GuardedNames(boolean isLoopbackAllowed) {
      this.isLoopbackAllowed = isLoopbackAllowed;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      InetAddress[] addresses = InetAddress.getAllByName(host);
      for (InetAddress address : addresses) {
        boolean isAllowed =
            PublicAddresses.isPublic(address) || (isLoopbackAllowed && address.isLoopbackAddress());
        if (!isAllowed) {
          throw new ForbiddenAddressException(host);
        }
      }
      return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
      return resolve(host)[0].getCanonicalHostName();
    }
  }
}
