package vn.sen.privacy.table;

import java.util.Locale;
import java.util.Optional;

/** The formats that can be read. */
public enum TableFormat {
  /** RFC 4180 with any of comma, semicolon, tab and bar, told from the first lines. */
  DELIMITED,
  /**
   * RFC 8259: an array of objects, an object that holds one, or one object after another; GeoJSON.
   */
  JSON;

  /** The format of a file name's ending (csv, tsv, txt, json, geojson, ndjson, jsonl). */
  public static Optional<TableFormat> findByName(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return switch (fileName.substring(dot + 1).toLowerCase(Locale.ROOT)) {
      case "csv", "tsv", "tab", "txt" -> Optional.of(DELIMITED);
      case "json", "geojson", "ndjson", "jsonl" -> Optional.of(JSON);
      default -> Optional.empty();
    };
  }
}
