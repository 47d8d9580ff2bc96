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

  /** From the address: {@code name}, {@code k}, {@code quasi} and {@code sensitive}. */
  static CheckRequest of(ServerHttpRequest<?> request, int defaultK) {
    QueryParameters parameters =
        QueryParameters.of(request, Set.of("name", "k", "quasi", "sensitive"), Set.of());
    return new CheckRequest(parameters.find("name"), of(parameters::find, defaultK));
  }

  /** From the fields of a form of the same names. */
  public static CheckOptions optionsOf(Upload upload, int defaultK) {
    return of(upload::field, defaultK);
  }

  private static CheckOptions of(Function<String, Optional<String>> values, int defaultK) {
    return new CheckOptions(
        values.apply("k").map(CheckRequest::k).orElse(defaultK),
        values.apply("quasi").map(CheckRequest::headers).orElse(List.of()),
        values.apply("sensitive").map(CheckRequest::headers).orElse(List.of()));
  }

  private static int k(String text) {
    if (text.matches("[0-9]{1,4}")) {
      int k = Integer.parseInt(text);
      if (k >= LEAST_K && k <= MOST_K) {
        return k;
      }
    }
    throw new ProblemException(
        ApiProblem.INVALID_PARAMETER,
        "Giá trị “%s” của “k” không hợp lệ: cần một số nguyên từ %d đến %d."
            .formatted(FailureReader.echo(text), LEAST_K, MOST_K),
        "The value “%s” of “k” is not valid: it must be a whole number from %d to %d."
            .formatted(FailureReader.echo(text), LEAST_K, MOST_K));
  }

  /** Headers parted by commas. */
  private static List<String> headers(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(one -> !one.isEmpty()).toList();
  }
}
