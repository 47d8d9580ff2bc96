package vn.sen.api;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import vn.sen.publishing.intake.IntakeEntry;

/** What became of each dataset of a batch. */
@Serdeable
@Schema(name = "Batch")
record BatchView(long taken, long refused, List<EntryView> entries) {

  static BatchView of(List<IntakeEntry> entries) {
    long taken = entries.stream().filter(IntakeEntry::isTaken).count();
    return new BatchView(
        taken,
        entries.size() - taken,
        entries.stream()
            .map(
                entry ->
                    new EntryView(
                        entry.place(),
                        entry.slug(),
                        entry.title(),
                        entry.outcome().code(),
                        entry.message().values()))
            .toList());
  }

  @Serdeable
  @Schema(name = "BatchEntry")
  record EntryView(
      @Schema(description = "The row, IRI or name where it stands in the body.") String place,
      String slug,
      String title,
      @Schema(
              type = "string",
              allowableValues = {"drafted", "changed", "published", "refused"})
          String outcome,
      @Schema(description = "What stands in the way; empty when nothing does.")
          Map<String, String> message) {}
}
