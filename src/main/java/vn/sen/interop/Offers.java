package vn.sen.interop;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/**
 * Content negotiation by Accept (RFC 9110, section 12.5.1). The offers of an address are ordered:
 * the first is the answer to {@code *}{@code /*} and to no Accept at all. The highest quality wins,
 * then what the client named most closely, then the earlier offer.
 */
public final class Offers {
  private Offers() {}

  /** The Accept header of a request, its lines joined; null when there is none. */
  public static @Nullable String acceptOf(HttpRequest<?> request) {
    List<String> lines = request.getHeaders().getAll(HttpHeaders.ACCEPT);
    return lines.isEmpty() ? null : String.join(",", lines);
  }

  /**
   * @param accept null or blank when the client has no preference
   * @return empty when the client accepts none of the offers
   * @throws ProblemException 400 when the header cannot be parsed
   */
  public static Optional<Offer> choose(@Nullable String accept, List<Offer> offers) {
    List<MediaRange> ranges = accept == null ? List.of() : MediaRange.parse(accept);
    if (ranges.isEmpty()) {
      return Optional.of(offers.getFirst());
    }
    Offer chosen = null;
    int bestQuality = 0;
    int bestSpecificity = -1;
    for (Offer offer : offers) {
      int quality = 0;
      int specificity = -1;
      for (MediaRange range : ranges) {
        int closeness = range.specificityFor(offer.mediaType());
        if (closeness > specificity) {
          specificity = closeness;
          quality = range.quality();
        } else if (closeness >= 0 && closeness == specificity) {
          quality = Math.max(quality, range.quality());
        }
      }
      if (quality > bestQuality
          || (quality > 0 && quality == bestQuality && specificity > bestSpecificity)) {
        chosen = offer;
        bestQuality = quality;
        bestSpecificity = specificity;
      }
    }
    return Optional.ofNullable(chosen);
  }

  /**
   * As {@link #choose}, for the request; when nothing fits, a 406 problem that lists what is
   * offered.
   */
  public static Offer get(HttpRequest<?> request, List<Offer> offers) {
    return choose(acceptOf(request), offers)
        .orElseThrow(
            () -> {
              String types =
                  offers.stream()
                      .map(Offer::mediaType)
                      .distinct()
                      .collect(Collectors.joining(", "));
              return new ProblemException(
                  CommonProblem.NOT_ACCEPTABLE,
                  "Địa chỉ này có các định dạng: " + types + ".",
                  "This address is offered as: " + types + ".");
            });
  }
}
