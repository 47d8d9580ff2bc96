package vn.sen.api;

import io.micronaut.http.HttpRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.sen.platform.Languages;
import vn.sen.platform.ProblemException;

/**
 * The query parameters of a request against the names that an operation knows. What is misspelt is
 * told, not ignored: a filter that silently does nothing gives a wrong answer.
 */
final class QueryParameters {
  private final HttpRequest<?> request;

  private QueryParameters(HttpRequest<?> request) {
    this.request = request;
  }

  /**
   * @param repeatable names that may be given more than once
   * @throws ProblemException 400 for a name not listed, or a single one given twice
   */
  static QueryParameters of(HttpRequest<?> request, Set<String> single, Set<String> repeatable) {
    Set<String> known = new TreeSet<>(single);
    known.addAll(repeatable);
    known.add(Languages.PARAMETER);
    for (String name : request.getParameters().names()) {
      if (!known.contains(name)) {
        String names = String.join(", ", known);
        String shown = ProblemException.echo(name);
        throw new ProblemException(
            ApiProblem.UNKNOWN_PARAMETER,
            "Không có tham số “%s”. Các tham số của địa chỉ này: %s.".formatted(shown, names),
            "There is no parameter “%s”. This address knows: %s.".formatted(shown, names));
      }
      if (!repeatable.contains(name) && request.getParameters().getAll(name).size() > 1) {
        throw new ProblemException(
            ApiProblem.INVALID_PARAMETER,
            "Tham số “%s” chỉ được dùng một lần.".formatted(name),
            "The parameter “%s” may be given only once.".formatted(name));
      }
    }
    return new QueryParameters(request);
  }

  /** Refuses every parameter but the language. */
  static void none(HttpRequest<?> request) {
    of(request, Set.of(), Set.of());
  }

  /** Blank counts as absent, as an empty field of a form is sent. */
  Optional<String> find(String name) {
    return Optional.ofNullable(request.getParameters().get(name)).filter(text -> !text.isBlank());
  }

  List<String> list(String name) {
    return request.getParameters().getAll(name).stream()
        .filter(text -> !text.isBlank())
        .distinct()
        .toList();
  }

  /**
   * @throws ProblemException 400 when the text is not a whole number from {@code least} to {@code
   *     most}
   */
  int number(String name, int absent, int least, int most) {
    Optional<String> text = find(name);
    if (text.isEmpty()) {
      return absent;
    }
    String digits = text.get();
    if (digits.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(digits);
      if (number >= least && number <= most) {
        return number;
      }
    }
    String shown = ProblemException.echo(digits);
    throw new ProblemException(
        ApiProblem.INVALID_PARAMETER,
        "Giá trị “%s” của “%s” không hợp lệ: cần một số nguyên từ %d đến %d."
            .formatted(shown, name, least, most),
        "The value “%s” of “%s” is not valid: it must be a whole number from %d to %d."
            .formatted(shown, name, least, most));
  }

  /**
   * @throws ProblemException 400 when the text is none of the codes
   */
  Optional<String> code(String name, List<String> codes) {
    Optional<String> text = find(name);
    text.ifPresent(value -> requireCode(name, value, codes));
    return text;
  }

  static void requireCode(String name, String value, List<String> codes) {
    if (!codes.contains(value)) {
      String shown = ProblemException.echo(value);
      String listed = String.join(", ", codes);
      throw new ProblemException(
          ApiProblem.INVALID_PARAMETER,
          "Giá trị “%s” của “%s” không có trong danh mục. Các giá trị: %s."
              .formatted(shown, name, listed),
          "The value “%s” of “%s” is not in its code list. The values: %s."
              .formatted(shown, name, listed));
    }
  }

  static Set<String> names(String... names) {
    return Set.copyOf(Arrays.asList(names));
  }
}
