package vn.sen.api;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Whether the portal can serve. */
@Serdeable
@Schema(name = "Health")
record HealthView(
    @Schema(
            type = "string",
            allowableValues = {"up", "degraded", "down"},
            description =
                "down: the record cannot be read. degraded: search or SPARQL cannot follow it just"
                    + " now and may answer from the past.")
        String status,
    RecordView record,
    List<ReadModelView> readModels) {

  enum Status {
    UP,
    DEGRADED,
    DOWN;

    String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  @Serdeable
  @Schema(name = "RecordHealth")
  record RecordView(
      String status, @Schema(description = "How long it took to answer.") long milliseconds) {}

  @Serdeable
  @Schema(name = "ReadModelHealth")
  record ReadModelView(
      String name,
      String status,
      @Schema(description = "Committed changes that it has not applied yet.") long changesBehind) {}
}
