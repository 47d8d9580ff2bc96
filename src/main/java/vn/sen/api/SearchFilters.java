package vn.sen.api;

import io.micronaut.http.HttpRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.sen.platform.ProblemException;
import vn.sen.search.SearchRequest;

/** Reads the filters by time and space that pages and the JSON API share. */
public final class SearchFilters {
  public static final String FROM = "from";
  public static final String TO = "to";
  public static final String BOX = "bbox";

  private static final String NUMBER = "(-?\\d{1,3}(?:\\.\\d{1,15})?)";
  private static final Pattern BOX_FORM =
      Pattern.compile(String.join(",", NUMBER, NUMBER, NUMBER, NUMBER));

  private SearchFilters() {}

  /**
   * Years {@code from} and {@code to}, either may be absent or blank.
   *
   * @throws ProblemException when one is no year, or they are the wrong way round
   */
  public static Optional<SearchRequest.Years> years(HttpRequest<?> request) {
    Optional<String> from = find(request, FROM);
    Optional<String> to = find(request, TO);
    if (from.isEmpty() && to.isEmpty()) {
      return Optional.empty();
    }
    int first = from.map(year -> year(FROM, year)).orElse(SearchRequest.Years.FIRST);
    int last = to.map(year -> year(TO, year)).orElse(SearchRequest.Years.LAST);
    if (first > last) {
      throw malformed(
          "“from” (%d) sau “to” (%d); hãy đổi chỗ.".formatted(first, last),
          "“from” (%d) is after “to” (%d); exchange them.".formatted(first, last));
    }
    return Optional.of(new SearchRequest.Years(first, last));
  }

  private static int year(String name, String text) {
    if (!text.matches("\\d{1,4}")) {
      String shown = ProblemException.echo(text);
      throw malformed(
          "Giá trị “%s” của “%s” không phải là năm, chẳng hạn 2020.".formatted(shown, name),
          "The value “%s” of “%s” is not a year such as 2020.".formatted(shown, name));
    }
    return Integer.parseInt(text);
  }

  /**
   * {@code bbox=west,south,east,north} in degrees, as OGC APIs take it.
   *
   * @throws ProblemException when it is none
   */
  public static Optional<SearchRequest.Box> box(HttpRequest<?> request) {
    return find(request, BOX).map(SearchFilters::box);
  }

  private static SearchRequest.Box box(String text) {
    Matcher form = BOX_FORM.matcher(text.replace(" ", ""));
    if (form.matches()) {
      double west = Double.parseDouble(form.group(1));
      double south = Double.parseDouble(form.group(2));
      double east = Double.parseDouble(form.group(3));
      double north = Double.parseDouble(form.group(4));
      boolean onEarth =
          Math.abs(west) <= 180 && Math.abs(east) <= 180 && south >= -90 && north <= 90;
      if (onEarth && south <= north) {
        return new SearchRequest.Box(west, south, east, north);
      }
    }
    String shown = ProblemException.echo(text);
    throw malformed(
        "“bbox” cần bốn số độ tây,nam,đông,bắc, chẳng hạn 102,8,110,24, không phải “%s”."
            .formatted(shown),
        "“bbox” takes four numbers in degrees west,south,east,north such as 102,8,110,24, not “%s”."
            .formatted(shown));
  }

  private static Optional<String> find(HttpRequest<?> request, String name) {
    return Optional.ofNullable(request.getParameters().get(name))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  private static ProblemException malformed(String vietnamese, String english) {
    return new ProblemException(ApiProblem.INVALID_PARAMETER, vietnamese, english);
  }
}
