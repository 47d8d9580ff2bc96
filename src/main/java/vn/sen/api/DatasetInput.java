package vn.sen.api;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.sen.metadata.DatasetFields;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/** What a JSON body may say of a dataset: the fields of the form, by the same names. */
@Serdeable
@Schema(
    name = "DatasetInput",
    description =
        "Codes are those of the code lists at /vocab; an absolute IRI may stand in their place."
            + " A PATCH changes what it names, a PUT everything; period, places and languages, which"
            + " the files tell too, stay where a PUT does not name them.")
record DatasetInput(
    @Schema(
            description = "Last part of the address; made from the title when absent.",
            example = "rice-2025")
        @Nullable String slug,
    @Schema(description = "The agency that publishes it.", example = "mae") @Nullable String agency,
    @Nullable String titleVi,
    @Nullable String titleEn,
    @Nullable String descriptionVi,
    @Nullable String descriptionEn,
    @Nullable List<String> keywordsVi,
    @Nullable List<String> keywordsEn,
    @Schema(example = "[\"agriculture\"]") @Nullable List<String> themes,
    @Schema(example = "open") @Nullable String accessLevel,
    @Schema(
            description =
                "The day on which the files open, of Viet Nam, or an instant; the description is"
                    + " public at once. Stays where a PUT does not name it.",
            example = "2027-01-15")
        @Nullable String embargo,
    @Schema(example = "ANNUAL") @Nullable String frequency,
    @Nullable List<String> places,
    @Schema(example = "2024") @Nullable String start,
    @Nullable String end,
    @Schema(example = "[\"vi\"]") @Nullable List<String> languages,
    @Nullable String contactNameVi,
    @Nullable String contactNameEn,
    @Nullable String contactEmail,
    @Nullable String contactUrl,
    @Nullable String contactTelephone,
    @Schema(example = "cc-by-4.0") @Nullable String licence,
    @Nullable String target,
    @Nullable List<String> aiTasks,
    @Nullable String landingPage,
    @Nullable String series,
    @Schema(description = "Of a data service.") @Nullable String endpointUrl,
    @Nullable String endpointDescription,
    @Schema(description = "Slugs of the datasets that a data service gives access to.")
        @Nullable List<String> serves,
    @Schema(
            type = "string",
            description = "What is registered; a dataset when absent. Counts on POST only.",
            allowableValues = {"dataset", "series", "service"})
        @Nullable String kind,
    @Schema(description = "What is new in this version.") @Nullable String notes) {

  private static final Set<String> OTHERS = Set.of("slug", "agency", "notes", "kind");

  /** The values of a body by their names, each a list. */
  static Map<String, List<String>> read(JsonMapper json, byte[] body) {
    Map<String, Object> object;
    try {
      object = json.readValue(body, Argument.mapOf(String.class, Object.class));
    } catch (IOException e) {
      throw malformed();
    }
    if (object == null) {
      throw malformed();
    }
    Map<String, List<String>> values = new HashMap<>();
    Set<String> unknown = new TreeSet<>();
    object.forEach(
        (name, value) -> {
          if (DatasetFields.NAMES.contains(name) || OTHERS.contains(name)) {
            values.put(name, texts(name, value));
          } else {
            unknown.add(name);
          }
        });
    if (!unknown.isEmpty()) {
      String shown = ProblemException.echo(String.join(", ", unknown));
      throw new ProblemException(
          CommonProblem.UNPROCESSABLE,
          "Không có trường: " + shown + ". Các trường có ở /api.",
          "There are no such fields: " + shown + ". The fields are listed at /api.");
    }
    return values;
  }

  private static List<String> texts(String name, @Nullable Object value) {
    if (value == null) {
      return List.of();
    }
    List<?> all = value instanceof List<?> list ? list : List.of(value);
    List<String> texts = new ArrayList<>();
    for (Object one : all) {
      if (!(one instanceof String || one instanceof Number)) {
        throw new ProblemException(
            CommonProblem.UNPROCESSABLE,
            "Trường “" + name + "” cần một chuỗi hoặc danh sách chuỗi.",
            "The field “" + name + "” takes a text or a list of texts.");
      }
      texts.add(String.valueOf(one));
    }
    return texts;
  }

  private static ProblemException malformed() {
    return new ProblemException(
        CommonProblem.MALFORMED,
        "Nội dung không phải một đối tượng JSON.",
        "The body is not a JSON object.");
  }
}
