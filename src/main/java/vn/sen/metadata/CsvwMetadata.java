package vn.sen.metadata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The description of one table as CSV on the Web has it (W3C Recommendation “Metadata Vocabulary
 * for Tabular Data”), for readers that find it beside the file.
 */
public final class CsvwMetadata {
  /** Of the document. */
  public static final String MEDIA_TYPE = "application/csvm+json";

  /** What the name of the document adds to that of its table. */
  public static final String ENDING = "-metadata.json";

  private CsvwMetadata() {}

  /**
   * @param distribution with at least one column
   */
  public static Map<String, Object> of(DatasetView.Distribution distribution) {
    Map<String, Object> table = new LinkedHashMap<>();
    table.put("@context", "http://www.w3.org/ns/csvw");
    distribution.downloadUrl().ifPresent(url -> table.put("url", url));
    put(table, "dc:title", distribution.title());
    put(table, "dc:description", distribution.description());
    distribution.licence().ifPresent(licence -> table.put("dc:license", Map.of("@id", licence)));
    table.put("dialect", Map.of("encoding", "utf-8", "header", true));
    table.put(
        "tableSchema",
        Map.of("columns", distribution.columns().stream().map(CsvwMetadata::column).toList()));
    return table;
  }

  private static Map<String, Object> column(DatasetView.Column column) {
    Map<String, Object> said = new LinkedHashMap<>();
    // A CSVW name is a variable's; the header as written is the first title.
    Map<String, Object> titles = new TreeMap<>();
    titles.put("und", List.of(column.name()));
    column
        .title()
        .values()
        .forEach(
            (language, text) -> titles.merge(tag(language), List.of(text), CsvwMetadata::both));
    said.put("titles", titles);
    put(said, "dc:description", column.description());
    if (!column.datatype().isEmpty()) {
      said.put("datatype", column.datatype());
    }
    if (!column.unit().isEmpty()) {
      said.put("schema:unitText", column.unit());
    }
    if (!column.codeList().isEmpty()) {
      said.put("http://purl.org/linked-data/cube#codeList", Map.of("@id", column.codeList()));
    }
    return said;
  }

  private static List<Object> both(Object first, Object second) {
    List<Object> all = new ArrayList<>((List<?>) first);
    all.addAll((List<?>) second);
    return all;
  }

  private static String tag(String language) {
    return language.isEmpty() ? "und" : language;
  }

  private static void put(Map<String, Object> object, String property, LocalizedText text) {
    List<Map<String, String>> values =
        text.values().entrySet().stream()
            .map(
                entry ->
                    entry.getKey().isEmpty()
                        ? Map.of("@value", entry.getValue())
                        : Map.of("@value", entry.getValue(), "@language", entry.getKey()))
            .toList();
    if (!values.isEmpty()) {
      object.put(property, values.size() == 1 ? values.getFirst() : values);
    }
  }
}
