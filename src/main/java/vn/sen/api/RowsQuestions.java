package vn.sen.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import vn.sen.data.RowQuery;
import vn.sen.platform.Languages;
import vn.sen.platform.ProblemException;

/** Reads from an address which rows are asked for. */
@Singleton
final class RowsQuestions {
  private static final int USUAL_LIMIT = 100;
  private static final int MOST_LIMIT = 1_000;
  private static final int MOST_OFFSET = 999_999_999;
  private static final Set<String> SINGLE = Set.of("limit", "offset", "filters", "format");
  private static final String COLUMNS = "columns";

  /** Names that are no columns. */
  static final String PARAMETERS = "columns, filters, format, lang, limit, offset";

  private final JsonMapper json;

  RowsQuestions(JsonMapper json) {
    this.json = json;
  }

  /**
   * What is asked for.
   *
   * @param format when the address names one
   */
  record Question(RowQuery query, Optional<String> format) {}

  /**
   * @throws ProblemException 400 when a value is not valid; columns are judged by the file
   */
  Question read(HttpRequest<?> request) {
    Set<String> filtered = new HashSet<>(request.getParameters().names());
    filtered.removeAll(SINGLE);
    filtered.remove(Languages.PARAMETER);
    filtered.add(COLUMNS);
    QueryParameters parameters = QueryParameters.of(request, SINGLE, filtered);
    filtered.remove(COLUMNS);
    Map<String, Set<String>> filters = new TreeMap<>();
    parameters.find("filters").ifPresent(text -> filters.putAll(filters(text)));
    for (String column : filtered) {
      filters
          .computeIfAbsent(column, _ -> new LinkedHashSet<>())
          .addAll(request.getParameters().getAll(column));
    }
    return new Question(
        new RowQuery(
            parameters.number("offset", 0, 0, MOST_OFFSET),
            parameters.number("limit", USUAL_LIMIT, 1, MOST_LIMIT),
            parameters.list(COLUMNS),
            filters),
        parameters.code("format", List.of("json", "csv")));
  }

  private Map<String, Set<String>> filters(String text) {
    JsonNode object;
    try {
      object = json.readValue(text, JsonNode.class);
    } catch (IOException e) {
      throw invalid(text);
    }
    if (object == null || !object.isObject()) {
      throw invalid(text);
    }
    Map<String, Set<String>> filters = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : object.entries()) {
      Set<String> values = new LinkedHashSet<>();
      if (entry.getValue().isArray()) {
        entry.getValue().values().forEach(value -> values.add(scalar(value, text)));
      } else {
        values.add(scalar(entry.getValue(), text));
      }
      filters.put(entry.getKey(), values);
    }
    return filters;
  }

  private static String scalar(JsonNode value, String text) {
    if (!value.isValueNode() || value.isNull()) {
      throw invalid(text);
    }
    return value.coerceStringValue();
  }

  private static ProblemException invalid(String text) {
    String shown = ProblemException.echo(text);
    return new ProblemException(
        ApiProblem.INVALID_PARAMETER,
        "Giá trị “%s” của “filters” không hợp lệ: cần một đối tượng JSON, như {\"tên cột\": \"giá trị\"}."
            .formatted(shown),
        "The value “%s” of “filters” is not valid: it must be a JSON object such as {\"column\": \"value\"}."
            .formatted(shown));
  }
}
