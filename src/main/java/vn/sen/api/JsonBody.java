package vn.sen.api;

import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/** Reads what was sent as JSON. */
final class JsonBody {
  private JsonBody() {}

  /** Empty for what is no JSON of that shape, and for nothing. */
  static <T> Optional<T> find(JsonMapper json, byte @Nullable [] body, Class<T> type) {
    if (body == null || body.length == 0) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(json.readValue(body, type));
    } catch (IOException e) {
      // Whoever asks says what was expected instead.
      return Optional.empty();
    }
  }

  /**
   * @throws ProblemException malformed where {@link #find} finds nothing
   */
  static <T> T read(JsonMapper json, byte @Nullable [] body, Class<T> type) {
    return find(json, body, type)
        .orElseThrow(
            () ->
                new ProblemException(
                    CommonProblem.MALFORMED,
                    "Nội dung không phải một đối tượng JSON đúng mẫu; xem /api.",
                    "The body is not a JSON object of the right shape; see /api."));
  }
}
