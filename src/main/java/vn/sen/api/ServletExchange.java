package vn.sen.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.ServerHttpRequest;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One request and its answer as the servlet interfaces, as far as the tus library asks: it is
 * written for servlet containers, and the portal has none.
 */
final class ServletExchange implements AutoCloseable {
  private final ServerHttpRequest<?> request;
  private final InputStream body;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final StringWriter text = new StringWriter();
  private int status = 200;

  ServletExchange(ServerHttpRequest<?> request) {
    this.request = request;
    this.body = request.byteBody().toInputStream();
  }

  HttpServletRequest request() {
    return proxy(
        HttpServletRequest.class,
        (self, method, arguments) ->
            switch (method.getName()) {
              case "getMethod" -> request.getMethodName();
              case "getRequestURI" -> request.getUri().getRawPath();
              case "getHeader" -> request.getHeaders().get((String) arguments[0]);
              case "getHeaders" ->
                  Collections.enumeration(request.getHeaders().getAll((String) arguments[0]));
              case "getHeaderNames" -> Collections.enumeration(request.getHeaders().names());
              case "getInputStream" -> new BodyStream(body);
              case "getRemoteAddr" -> "";
              case "getParameterMap" -> Map.of();
              case "getContentType" -> request.getHeaders().get(HttpHeaders.CONTENT_TYPE);
              case "getContentLength" -> (int) Math.min(Integer.MAX_VALUE, length());
              case "getContentLengthLong" -> length();
              default -> none(method.getReturnType());
            });
  }

  HttpServletResponse response() {
    return proxy(
        HttpServletResponse.class,
        (self, method, arguments) -> {
          switch (method.getName()) {
            case "setHeader", "addHeader" ->
                headers.put((String) arguments[0], String.valueOf(arguments[1]));
            case "setDateHeader", "addDateHeader" ->
                headers.put((String) arguments[0], httpDate((long) arguments[1]));
            case "setStatus" -> status = (int) arguments[0];
            case "sendError" -> {
              status = (int) arguments[0];
              if (arguments.length > 1) {
                text.write(String.valueOf(arguments[1]));
              }
            }
            case "getStatus" -> {
              return status;
            }
            case "getHeader" -> {
              return headers.get((String) arguments[0]);
            }
            case "getWriter" -> {
              return new PrintWriter(text, true);
            }
            default -> {
              return none(method.getReturnType());
            }
          }
          return none(method.getReturnType());
        });
  }

  /** What the library has answered. */
  MutableHttpResponse<byte[]> answer() {
    MutableHttpResponse<byte[]> response =
        io.micronaut.http.HttpResponse.status(HttpStatus.valueOf(status));
    headers.forEach(response::header);
    if (!text.toString().isEmpty()) {
      response
          .body(text.toString().getBytes(StandardCharsets.UTF_8))
          .header(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8");
    }
    response.header(HttpHeaders.CACHE_CONTROL, "no-store");
    return response;
  }

  /** As RFC 9110, section 5.6.7, has it, from milliseconds since 1970. */
  private static String httpDate(long time) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        Instant.ofEpochMilli(time).atZone(ZoneOffset.UTC));
  }

  private long length() {
    return Optional.ofNullable(request.getHeaders().get(HttpHeaders.CONTENT_LENGTH))
        .filter(value -> value.matches("\\d{1,18}"))
        .map(Long::parseLong)
        .orElse(-1L);
  }

  private static @org.jspecify.annotations.Nullable Object none(Class<?> type) {
    if (type == boolean.class) {
      return false;
    }
    if (type == int.class) {
      return 0;
    }
    if (type == long.class) {
      return 0L;
    }
    return null;
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  @Override
  public void close() throws IOException {
    body.close();
  }

  private static final class BodyStream extends ServletInputStream {
    private final InputStream in;
    private boolean finished;

    BodyStream(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      finished |= b < 0;
      return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int n = in.read(bytes, offset, length);
      finished |= n < 0;
      return n;
    }

    @Override
    public boolean isFinished() {
      return finished;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new IllegalStateException("the body is read by the thread that serves the request");
    }
  }
}
