package vn.sen.api;

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

/** Conditional requests, in the order of RFC 9110, section 13.2.2. */
final class Preconditions {
  private Preconditions() {}

  enum Outcome {
    PROCEED,
    NOT_MODIFIED,
    FAILED
  }

  /** Whether an If-None-Match names the tag. */
  static boolean isUnchanged(HttpRequest<?> request, EntityTag tag) {
    return tag.isIn(request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH));
  }

  static Outcome evaluate(HttpRequest<?> request, EntityTag tag, Instant modified) {
    Instant second = modified.truncatedTo(ChronoUnit.SECONDS);
    List<String> match = request.getHeaders().getAll(HttpHeaders.IF_MATCH);
    if (!match.isEmpty()) {
      if (!tag.isStronglyIn(match)) {
        return Outcome.FAILED;
      }
    } else if (date(request, HttpHeaders.IF_UNMODIFIED_SINCE).filter(second::isAfter).isPresent()) {
      return Outcome.FAILED;
    }
    List<String> noneMatch = request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH);
    boolean unchanged =
        noneMatch.isEmpty()
            ? date(request, HttpHeaders.IF_MODIFIED_SINCE)
                .filter(since -> !second.isAfter(since))
                .isPresent()
            : tag.isIn(noneMatch);
    return unchanged ? Outcome.NOT_MODIFIED : Outcome.PROCEED;
  }

  /** Whether a Range header may be followed: no If-Range, or one that names what we have. */
  static boolean rangeHolds(HttpRequest<?> request, EntityTag tag, Instant modified) {
    String condition = request.getHeaders().get(HttpHeaders.IF_RANGE);
    if (condition == null) {
      return true;
    }
    if (condition.contains("\"")) {
      return !tag.isWeak() && condition.trim().equals(tag.value());
    }
    return parse(condition).filter(modified.truncatedTo(ChronoUnit.SECONDS)::equals).isPresent();
  }

  /** As Last-Modified has it. */
  static String httpDate(Instant instant) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atZone(ZoneOffset.UTC));
  }

  private static Optional<Instant> date(HttpRequest<?> request, String header) {
    return Optional.ofNullable(request.getHeaders().get(header)).flatMap(Preconditions::parse);
  }

  /** A date that cannot be read is no condition (RFC 9110, section 13.1.3). */
  private static Optional<Instant> parse(String date) {
    try {
      return Optional.of(
          ZonedDateTime.parse(date.trim(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
