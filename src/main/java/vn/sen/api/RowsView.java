package vn.sen.api;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Some rows of a file. */
@Serdeable
@Schema(name = "Rows")
record RowsView(
    @Schema(description = "The columns given, in their order.") List<FieldView> fields,
    @Schema(
            description =
                "A row each: by column the text of the cell as in the file, empty where there is"
                    + " none.")
        List<Map<String, String>> rows,
    @Schema(description = "How many of the rows that fit were left out at the front.") int offset,
    @Schema(description = "How many rows were asked for at most.") int limit,
    @Schema(description = "Where the next rows are; absent when there are no more.")
        @Nullable String next) {

  @Serdeable
  @Schema(name = "Field")
  record FieldView(
      @Schema(description = "As in the file's header.") String name,
      @Schema(description = "By language (BCP 47), as described.") Map<String, String> title,
      @Schema(description = "By language (BCP 47): its meaning.") Map<String, String> description,
      @Schema(description = "XML Schema datatype of the values, where it is described.")
          @Nullable String datatype,
      @Schema(description = "Unit of the values, where it is described.") @Nullable String unit) {}
}
