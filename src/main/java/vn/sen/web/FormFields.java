package vn.sen.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.sen.access.sharing.SharingProblem;
import vn.sen.platform.ProblemException;

/** What a person filled into a form. A blank field counts as left out. */
record FormFields(Map<String, Object> fields) {

  static FormFields of(@Nullable Map<String, Object> body) {
    return new FormFields(body == null ? Map.of() : body);
  }

  List<String> list(String name) {
    return switch (fields.get(name)) {
      case null -> List.of();
      case Collection<?> several ->
          several.stream()
              .map(String::valueOf)
              .map(String::strip)
              .filter(t -> !t.isEmpty())
              .toList();
      case Object one ->
          Optional.of(one.toString().strip()).filter(t -> !t.isEmpty()).stream().toList();
    };
  }

  Optional<String> find(String name) {
    return list(name).stream().findFirst();
  }

  String text(String name) {
    return find(name).orElse("");
  }

  boolean has(String name) {
    return find(name).isPresent();
  }

  /**
   * @throws ProblemException 422 when it is left out or no date
   */
  LocalDate date(String name) {
    return findDate(name).orElseThrow(() -> wrong(name));
  }

  Optional<LocalDate> findDate(String name) {
    try {
      return find(name).map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      throw wrong(name);
    }
  }

  Optional<Long> findNumber(String name) {
    return find(name)
        .map(
            text -> {
              if (!text.matches("\\d{1,9}")) {
                throw wrong(name);
              }
              return Long.valueOf(text);
            });
  }

  static ProblemException wrong(String name) {
    return new ProblemException(
        SharingProblem.INCOMPLETE,
        "Mục “" + name + "” còn trống hoặc không đúng dạng.",
        "The field “" + name + "” is empty or not of its form.");
  }
}
