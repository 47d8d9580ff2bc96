package vn.sen.api;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import vn.sen.platform.BaseIri;
import vn.sen.search.SearchResult;

/** A page of results as CSV (RFC 4180), for spreadsheets and data frames. */
@Singleton
final class ResultTable {
  private static final String[] COLUMNS = {
    "iri",
    "slug",
    "title_vi",
    "title_en",
    "agency",
    "agency_name_vi",
    "agency_name_en",
    "sectors",
    "access",
    "status",
    "formats",
    "period",
    "modified",
    "target"
  };
  private static final String LIST_SEPARATOR = "|";
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?[0-9][0-9.,]{0,30}([eE][+-]?[0-9]{1,3})?");

  private final References references;
  private final BaseIri base;

  ResultTable(References references, BaseIri base) {
    this.references = references;
    this.base = base;
  }

  byte[] write(SearchResult result) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer =
        new CSVPrinter(text, CSVFormat.RFC4180.builder().setHeader(COLUMNS).get())) {
      for (SearchResult.Hit hit : result.items()) {
        printer.printRecord(row(hit).stream().map(ResultTable::harmless));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private List<String> row(SearchResult.Hit hit) {
    Reference agency = references.agency(hit.agency());
    return List.of(
        hit.iri(),
        hit.slug(),
        hit.title().values().getOrDefault("vi", ""),
        hit.title().values().getOrDefault("en", ""),
        hit.agency(),
        hit.agency().isEmpty() ? "" : agency.label().getOrDefault("vi", ""),
        hit.agency().isEmpty() ? "" : agency.label().getOrDefault("en", ""),
        String.join(LIST_SEPARATOR, hit.sectors()),
        hit.access(),
        hit.status(),
        String.join(LIST_SEPARATOR, hit.formats()),
        hit.period(),
        hit.modified(),
        hit.targetNumber() == 0 ? "" : base.target(hit.targetNumber()));
  }

  /** Spreadsheets take a cell that begins so for a formula, whoever wrote the title. */
  static String harmless(String cell) {
    boolean isFormula = !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0;
    return isFormula && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
  }
}
