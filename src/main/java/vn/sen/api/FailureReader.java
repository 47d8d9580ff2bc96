package vn.sen.api;

import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.codec.CodecException;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.server.exceptions.NotAllowedException;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.json.JsonSyntaxException;
import io.micronaut.serde.exceptions.SerdeException;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.sen.api.ProblemResponses.Failure;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.Outage;
import vn.sen.platform.ProblemException;

/** Says in two languages what an exception or a bare error status means to the caller. */
@Singleton
final class FailureReader {
  private final ProblemTypes types;
  private final Router router;

  FailureReader(ProblemTypes types, Router router) {
    this.types = types;
    this.router = router;
  }

  /**
   * @param status what the server would answer for it; a cause that is known better decides itself
   */
  Failure read(HttpRequest<?> request, @Nullable Throwable cause, int status) {
    Optional<Throwable> known = Optional.ofNullable(cause).or(() -> undecodable(request));
    return known
        .map(failure -> explain(request, failure, status))
        .orElseGet(() -> general(request, null, status));
  }

  private Failure explain(HttpRequest<?> request, Throwable cause, int status) {
    return switch (cause) {
      case TooLongHttpLineException line -> byStatus(request, 414);
      case TooLongHttpHeaderException header -> byStatus(request, 431);
      case ProblemException problem -> of(problem);
      case ConversionErrorException conversion -> conversion(conversion);
      case UnsatisfiedRouteException missing -> missing(missing.getArgument());
      case ConstraintViolationException violated -> violations(violated);
      case URISyntaxException address ->
          new Failure(
              CommonProblem.MALFORMED,
              "Không đọc được địa chỉ. Hãy mã hóa ký tự đặc biệt bằng %XX (UTF-8).",
              "The address cannot be read. Percent-encode special characters as UTF-8.");
      case JsonSyntaxException json -> unreadableBody();
      case CodecException codec -> unreadableBody();
      case SerdeException serde -> unreadableBody();
      case ContentLengthExceededException length -> byStatus(request, 413);
      case NotAllowedException notAllowed -> methodNotAllowed(request, notAllowed);
      default -> general(request, cause, status);
    };
  }

  private Failure general(HttpRequest<?> request, @Nullable Throwable cause, int status) {
    if (cause != null && Outage.isOfDatabase(cause)) {
      return new Failure(
          CommonProblem.UNAVAILABLE,
          "Cơ sở dữ liệu của cổng tạm thời không trả lời. Những gì đã lưu còn nguyên; hãy thử lại"
              + " sau ít phút.",
          "The portal's database does not answer for the moment. What was saved is safe; try again"
              + " in some minutes.",
          List.of(),
          cause);
    }
    return status >= 500 ? unexpected(types.ofStatus(status), cause) : byStatus(request, status);
  }

  /** What Netty could not decode; the server tells of it by a status alone. */
  private static Optional<Throwable> undecodable(HttpRequest<?> request) {
    return request instanceof NettyHttpRequest<?> netty
        ? Optional.ofNullable(netty.getNativeRequest().decoderResult().cause())
        : Optional.empty();
  }

  private static Failure of(ProblemException problem) {
    return new Failure(
        problem.type(),
        problem.detail(java.util.Locale.of("vi")),
        problem.detail(java.util.Locale.ENGLISH),
        List.of(),
        problem.position(),
        problem.getCause());
  }

  private static Failure unexpected(vn.sen.platform.ProblemType type, @Nullable Throwable cause) {
    return new Failure(
        type,
        "Cổng dữ liệu gặp lỗi khi trả lời. Lỗi đã được ghi lại; hãy thử lại sau, và gửi kèm mã ở"
            + " mục “instance” khi báo lỗi.",
        "The portal failed to answer. The failure has been logged; try again later, and quote the"
            + " “instance” when you report it.",
        List.of(),
        cause);
  }

  private static Failure conversion(ConversionErrorException conversion) {
    Argument<?> argument = conversion.getArgument();
    String value =
        conversion
            .getConversionError()
            .getOriginalValue()
            .map(original -> ProblemException.echo(String.valueOf(original)))
            .orElse("");
    Class<?> type = argument.getType();
    boolean number = type.isPrimitive() || Number.class.isAssignableFrom(type);
    String vietnamese = number ? "một số nguyên" : type.getSimpleName();
    String english = number ? "a whole number" : type.getSimpleName();
    return new Failure(
        ApiProblem.INVALID_PARAMETER,
        "Giá trị “%s” của “%s” không hợp lệ: cần %s."
            .formatted(value, argument.getName(), vietnamese),
        "The value “%s” of “%s” is not valid: it must be %s."
            .formatted(value, argument.getName(), english));
  }

  private static Failure missing(Argument<?> argument) {
    return new Failure(
        ApiProblem.INVALID_PARAMETER,
        "Thiếu tham số bắt buộc “%s”.".formatted(argument.getName()),
        "The required parameter “%s” is missing.".formatted(argument.getName()));
  }

  private static Failure violations(ConstraintViolationException violated) {
    List<ProblemView.Violation> errors =
        violated.getConstraintViolations().stream()
            .map(
                v ->
                    new ProblemView.Violation(
                        lastNode(v.getPropertyPath().toString()), v.getMessage()))
            .toList();
    String listed =
        errors.stream().map(e -> e.pointer() + ": " + e.detail()).collect(Collectors.joining("; "));
    return new Failure(
        ApiProblem.INVALID_PARAMETER,
        "Yêu cầu không đúng quy tắc: " + listed + ".",
        "The request breaks a rule: " + listed + ".",
        errors,
        null);
  }

  private static String lastNode(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  private static Failure unreadableBody() {
    return new Failure(
        CommonProblem.MALFORMED,
        "Không đọc được nội dung gửi lên theo Content-Type đã khai báo.",
        "The body cannot be read as its Content-Type says.");
  }

  private static Failure methodNotAllowed(HttpRequest<?> request, NotAllowedException notAllowed) {
    return methodNotAllowed(request, notAllowed.getAllowedMethods());
  }

  private static Failure methodNotAllowed(HttpRequest<?> request, Collection<String> allowed) {
    String methods = allowed.stream().sorted().collect(Collectors.joining(", "));
    String method = ProblemException.echo(request.getMethodName());
    return new Failure(
        CommonProblem.METHOD_NOT_ALLOWED,
        "Địa chỉ này không nhận phương thức %s; hãy dùng %s.".formatted(method, methods),
        "This address does not take %s; use %s.".formatted(method, methods));
  }

  private Failure byStatus(HttpRequest<?> request, int status) {
    return switch (status) {
      case 404 ->
          new Failure(
              CommonProblem.NOT_FOUND,
              "Không có gì ở địa chỉ “%s”. Hãy tìm ở /datasets hoặc xem /api/openapi.yaml."
                  .formatted(pathOf(request)),
              "There is nothing at “%s”. Search at /datasets or see /api/openapi.yaml."
                  .formatted(pathOf(request)));
      case 405 -> methodNotAllowed(request, allowedMethods(request));
      case 406 -> {
        String offered = offeredTypes(request);
        yield new Failure(
            CommonProblem.NOT_ACCEPTABLE,
            "Accept “%s” không khớp với các định dạng của địa chỉ này: %s."
                .formatted(acceptOf(request), offered),
            "Accept “%s” matches none of what this address offers: %s."
                .formatted(acceptOf(request), offered));
      }
      case 413 ->
          new Failure(
              CommonProblem.TOO_LARGE,
              "Nội dung gửi lên vượt quá giới hạn của địa chỉ này.",
              "The body is larger than this address takes.");
      case 414 ->
          new Failure(
              CommonProblem.URI_TOO_LONG,
              "Địa chỉ dài quá giới hạn. Hãy rút ngắn câu tìm, hoặc gửi truy vấn SPARQL bằng POST.",
              "The address is too long. Shorten the query, or send SPARQL queries by POST.");
      case 415 ->
          new Failure(
              CommonProblem.UNSUPPORTED_MEDIA_TYPE,
              "Không nhận Content-Type “%s”.".formatted(contentTypeOf(request)),
              "The Content-Type “%s” is not taken here.".formatted(contentTypeOf(request)));
      case 431 ->
          new Failure(
              ApiProblem.HEADERS_TOO_LARGE,
              "Phần đầu của yêu cầu vượt quá giới hạn. Hãy bớt tiêu đề hoặc cookie.",
              "The request's headers are too large. Send fewer headers or cookies.");
      default ->
          new Failure(
              types.ofStatus(status),
              "Không đọc được yêu cầu: địa chỉ hoặc tiêu đề không đúng cú pháp HTTP.",
              "The request cannot be read: its address or headers are not well-formed HTTP.");
    };
  }

  private List<String> allowedMethods(HttpRequest<?> request) {
    return router.findAny(request).stream()
        .map(match -> match.getRouteInfo().getHttpMethodName())
        .distinct()
        .toList();
  }

  private String offeredTypes(HttpRequest<?> request) {
    return router.findAny(request).stream()
        .flatMap(match -> match.getRouteInfo().getProduces().stream())
        .map(MediaType::getName)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String acceptOf(HttpRequest<?> request) {
    return ProblemException.echo(String.join(", ", request.getHeaders().getAll("Accept")));
  }

  private static String contentTypeOf(HttpRequest<?> request) {
    return ProblemException.echo(
        Optional.ofNullable(request.getHeaders().get("Content-Type")).orElse(""));
  }

  private static String pathOf(HttpRequest<?> request) {
    return ProblemException.echo(request.getPath());
  }
}
