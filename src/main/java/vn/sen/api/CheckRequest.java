package vn.sen.api;

import io.micronaut.http.ServerHttpRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import vn.sen.platform.ProblemException;
import vn.sen.privacy.CheckOptions;

/**
 * What a caller wants a file to be held against, from parameters or from a form's fields.
 *
 * @param name of the file, where the body does not tell it
 */
public record CheckRequest(Optional<String> name, CheckOptions options) {
  private static final int LEAST_K = 2;
  private static final int MOST_K = 1000;
  private static final int MOST_L = 64;

  /** From the address: {@code name}, {@code k}, {@code l}, {@code quasi}, {@code sensitive}. */
  static CheckRequest of(ServerHttpRequest<?> request, CheckOptions defaults) {
    QueryParameters parameters =
        QueryParameters.of(request, Set.of("name", "k", "l", "quasi", "sensitive"), Set.of());
    return new CheckRequest(parameters.find("name"), of(parameters::find, defaults));
  }

  /** From the fields of a form of the same names. */
  public static CheckOptions optionsOf(Upload upload, CheckOptions defaults) {
    return of(upload::field, defaults);
  }

  private static CheckOptions of(Function<String, Optional<String>> values, CheckOptions defaults) {
    return new CheckOptions(
        values.apply("k").map(k -> number("k", k, LEAST_K, MOST_K)).orElse(defaults.k()),
        values.apply("l").map(l -> number("l", l, 1, MOST_L)).orElse(defaults.l()),
        values.apply("quasi").map(CheckRequest::headers).orElse(List.of()),
        values.apply("sensitive").map(CheckRequest::headers).orElse(List.of()));
  }

  private static int number(String name, String text, int least, int most) {
    if (text.matches("[0-9]{1,4}")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw new ProblemException(
        ApiProblem.INVALID_PARAMETER,
        "Giá trị “%s” của “%s” không hợp lệ: cần một số nguyên từ %d đến %d."
            .formatted(ProblemException.echo(text), name, least, most),
        "The value “%s” of “%s” is not valid: it must be a whole number from %d to %d."
            .formatted(ProblemException.echo(text), name, least, most));
  }

  /** Headers parted by commas. */
  private static List<String> headers(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(one -> !one.isEmpty()).toList();
  }
}
