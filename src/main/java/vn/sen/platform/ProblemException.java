package vn.sen.platform;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The one exception by which a feature tells a caller that the request cannot be served. Safe to
 * publish.
 */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_ECHO_CHARACTERS = 80;

  private final transient ProblemType type;
  private final String vietnamese;
  private final String english;
  private final transient Optional<Duration> retryAfter;
  private final transient Optional<Position> position;

  /**
   * @param vietnamese what is wrong, where and the way out, for a reader of Vietnamese
   * @param english the same in English
   */
  public ProblemException(ProblemType type, String vietnamese, String english) {
    this(type, vietnamese, english, Optional.empty(), Optional.empty());
  }

  /**
   * @param retryAfter when the same request may be served
   */
  public ProblemException(
      ProblemType type, String vietnamese, String english, Duration retryAfter) {
    this(type, vietnamese, english, Optional.of(retryAfter), Optional.empty());
  }

  private ProblemException(
      ProblemType type,
      String vietnamese,
      String english,
      Optional<Duration> retryAfter,
      Optional<Position> position) {
    super(english, null, false, false);
    this.type = Objects.requireNonNull(type);
    this.vietnamese = Objects.requireNonNull(vietnamese);
    this.english = Objects.requireNonNull(english);
    this.retryAfter = retryAfter;
    this.position = position;
  }

  /**
   * Where in a text that was sent the fault lies; both count from 1.
   *
   * @param column in characters
   */
  public record Position(long line, long column) {}

  /** The same failure, with its place for programs; the words tell it already. */
  public ProblemException at(long line, long column) {
    return new ProblemException(
        type, vietnamese, english, retryAfter, Optional.of(new Position(line, column)));
  }

  /** Empty when the failure is not at one place of a text. */
  public Optional<Position> position() {
    return position;
  }

  public ProblemType type() {
    return type;
  }

  /** When the same request may be served; empty when time does not mend it. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }

  public String detail(Locale locale) {
    return locale.getLanguage().equals("en") ? english : vietnamese;
  }

  /** What the caller sent, short enough to be quoted and without control characters. */
  public static String echo(String text) {
    String clean = text.replaceAll("\\p{Cntrl}", "\uFFFD");
    return clean.codePointCount(0, clean.length()) <= LONGEST_ECHO_CHARACTERS
        ? clean
        : clean.substring(0, clean.offsetByCodePoints(0, LONGEST_ECHO_CHARACTERS)) + "…";
  }
}
