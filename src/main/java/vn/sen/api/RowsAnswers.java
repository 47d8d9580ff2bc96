package vn.sen.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.StoredFile;
import vn.sen.data.RowQuery;
import vn.sen.data.TableAnswer;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.LocalizedText;
import vn.sen.platform.BaseIri;

/** Writes rows as JSON and as CSV. */
@Singleton
final class RowsAnswers {
  private static final String OFFSET = "offset";

  private final JsonAnswers json;
  private final BaseIri base;

  RowsAnswers(JsonAnswers json, BaseIri base) {
    this.json = json;
    this.base = base;
  }

  /** The same as long as the content, its description and the question are. */
  static EntityTag tag(HttpRequest<?> request, Dataset dataset, StoredFile file, boolean isCsv) {
    String all =
        file.sha256()
            + " "
            + dataset.modified()
            + " "
            + isCsv
            + " "
            + request.getUri().getRawQuery();
    return new EntityTag("\"" + JsonAnswers.digest(all.getBytes(StandardCharsets.UTF_8)) + "\"");
  }

  /** Where the next rows are; empty when there are none. */
  Optional<String> next(HttpRequest<?> request, RowQuery query, TableAnswer.Rows rows) {
    if (!rows.hasMore()) {
      return Optional.empty();
    }
    StringBuilder address =
        new StringBuilder(base.value())
            .append(request.getUri().getRawPath().substring(1))
            .append("?" + OFFSET + "=")
            .append(query.offset() + rows.rows().size());
    request
        .getParameters()
        .forEach(
            (name, values) -> {
              if (!name.equals(OFFSET)) {
                values.forEach(
                    value ->
                        address
                            .append('&')
                            .append(encoded(name))
                            .append('=')
                            .append(encoded(value)));
              }
            });
    return Optional.of(address.toString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  MutableHttpResponse<byte[]> json(
      TableAnswer.Rows rows,
      RowQuery query,
      Dataset dataset,
      StoredFile file,
      Optional<String> next) {
    List<DatasetView.Column> described =
        dataset
            .view()
            .findDistribution(file.fileName())
            .map(DatasetView.Distribution::columns)
            .orElse(List.of());
    RowsView view =
        new RowsView(
            rows.columns().stream().map(name -> field(name, described)).toList(),
            rows.rows().stream().map(row -> object(rows.columns(), row)).toList(),
            (int) query.offset(),
            query.limit(),
            next.orElse(null));
    return HttpResponse.ok(json.toBytes(view))
        .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
  }

  private static RowsView.FieldView field(String name, List<DatasetView.Column> described) {
    Optional<DatasetView.Column> column =
        described.stream().filter(one -> one.isCalled(name)).findFirst();
    return new RowsView.FieldView(
        name,
        column.map(DatasetView.Column::title).map(LocalizedText::values).orElse(Map.of()),
        column.map(DatasetView.Column::description).map(LocalizedText::values).orElse(Map.of()),
        stated(column.map(DatasetView.Column::datatype)),
        stated(column.map(DatasetView.Column::unit)));
  }

  private static @Nullable String stated(Optional<String> text) {
    return text.filter(said -> !said.isEmpty()).orElse(null);
  }

  private static Map<String, String> object(List<String> columns, List<String> row) {
    Map<String, String> object = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      object.put(columns.get(i), row.get(i));
    }
    return object;
  }

  /** A table for spreadsheets and data frames; numbers stay, what looks like a formula does not. */
  MutableHttpResponse<byte[]> csv(TableAnswer.Rows rows) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
      List<List<String>> all = new ArrayList<>(rows.rows());
      all.addFirst(rows.columns());
      for (List<String> row : all) {
        printer.printRecord(row.stream().map(ResultTable::harmless));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return HttpResponse.ok(text.toString().getBytes(StandardCharsets.UTF_8))
        .header(HttpHeaders.CONTENT_TYPE, "text/csv; charset=utf-8; header=present");
  }
}
