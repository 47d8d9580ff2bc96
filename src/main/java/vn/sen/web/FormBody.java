package vn.sen.web;

import io.micronaut.http.uri.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a page's form sent.
 *
 * @param values by name, each in the order of the form
 */
record FormBody(Map<String, List<String>> values) {
  private static final int MOST_FIELDS = 5_000;

  /** Of {@code application/x-www-form-urlencoded}. */
  static FormBody of(@Nullable String body) {
    return new FormBody(
        new QueryStringDecoder(body == null ? "" : body, StandardCharsets.UTF_8, false, MOST_FIELDS)
            .parameters());
  }

  List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** "" when not sent. */
  String one(String name) {
    return all(name).stream().findFirst().map(String::strip).orElse("");
  }

  Optional<String> find(String name) {
    return Optional.of(one(name)).filter(text -> !text.isEmpty());
  }

  /** 0 when it is no number. */
  int number(String name) {
    return one(name).matches("\\d{1,9}") ? Integer.parseInt(one(name)) : 0;
  }
}
