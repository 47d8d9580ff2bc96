package vn.sen.api;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A dataset's history. */
@Serdeable
@Schema(name = "RevisionList")
record RevisionListView(
    String dataset, @Schema(description = "Newest first.") List<RevisionView> items) {

  @Serdeable
  @Schema(name = "Revision")
  record RevisionView(
      @Schema(description = "Counted from 1.") int number,
      @Schema(description = "ISO 8601, UTC.") String created,
      String author,
      @Schema(description = "Why; may be empty.") String note) {}
}
