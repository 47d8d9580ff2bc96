package vn.sen.interop;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Whether the client already has what it asks for (RFC 9110, section 13). */
final class Conditions {
  private Conditions() {}

  /**
   * @param entityTag with its quotes
   * @param modified what Last-Modified says, where there is one
   */
  static boolean isUnchanged(HttpRequest<?> request, String entityTag, Optional<Instant> modified) {
    List<String> known = request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH);
    if (!known.isEmpty()) {
      return known.stream()
          .flatMap(line -> List.of(line.split(",")).stream())
          .map(String::strip)
          .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
          .anyMatch(tag -> tag.equals("*") || tag.equals(entityTag));
    }
    Optional<Instant> since =
        Optional.ofNullable(request.getHeaders().get(HttpHeaders.IF_MODIFIED_SINCE))
            .flatMap(Conditions::parse);
    return since.isPresent()
        && modified
            .map(instant -> instant.truncatedTo(ChronoUnit.SECONDS))
            .filter(second -> !second.isAfter(since.get()))
            .isPresent();
  }

  /** As Last-Modified has it. */
  static String httpDate(Instant instant) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atZone(ZoneOffset.UTC));
  }

  private static Optional<Instant> parse(String date) {
    try {
      return Optional.of(
          ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty(); // a date that cannot be read is no condition
    }
  }
}
