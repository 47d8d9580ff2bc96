package vn.sen.api;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.sen.metadata.QualityScore;

/** How good a description is, after the European Metadata Quality Assessment. */
@Serdeable
@Schema(name = "Quality")
record QualityView(
    int points,
    int most,
    int percent,
    int stars,
    String timeliness,
    Map<String, Integer> dimensions,
    List<LossView> losses) {

  @Serdeable
  @Schema(
      name = "QualityLoss",
      description = "Points that can be won, and the field that wins them.")
  record LossView(
      String rule,
      String dimension,
      int points,
      String field,
      boolean atSource,
      @Schema(description = "POST here wins the points back, with nothing to be asked.")
          @Nullable String repair) {}

  static QualityView of(QualityScore score) {
    return of(score, Set.of(), "");
  }

  /**
   * @param repairs rules that a call mends
   * @param draft address of the draft
   */
  static QualityView of(QualityScore score, Set<String> repairs, String draft) {
    Map<String, Integer> dimensions = new TreeMap<>();
    score.byDimension().forEach((dimension, points) -> dimensions.put(dimension.code(), points));
    return new QualityView(
        score.points(),
        score.most(),
        score.percent(),
        score.stars(),
        score.timeliness().code(),
        dimensions,
        score.losses().stream()
            .map(
                loss ->
                    new LossView(
                        loss.rule(),
                        loss.dimension().code(),
                        loss.points(),
                        loss.field(),
                        loss.atSource(),
                        repairs.contains(loss.rule()) ? draft + "/repairs/" + loss.rule() : null))
            .toList());
  }
}
