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
  JSON,
  /** Office Open XML workbook: every sheet, the hidden ones too. */
  XLSX,
  /** Apache Parquet; uncompressed, Snappy, Gzip, Zstandard or LZ4. */
  PARQUET,
  /** Any other text, line by line. */
  TEXT;

  /** The format of a file name's ending; empty when files so named are not read. */
  public static Optional<TableFormat> findByName(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return switch (fileName.substring(dot + 1).toLowerCase(Locale.ROOT)) {
      case "csv", "tsv", "tab", "txt" -> Optional.of(DELIMITED);
      case "json", "geojson", "ndjson", "jsonl", "jsonld", "topojson" -> Optional.of(JSON);
      case "xlsx", "xlsm" -> Optional.of(XLSX);
      case "parquet" -> Optional.of(PARQUET);
      case "xml",
          "rdf",
          "ttl",
          "nt",
          "nq",
          "trig",
          "kml",
          "gml",
          "gpx",
          "md",
          "html",
          "yaml",
          "yml",
          "sql",
          "log" ->
          Optional.of(TEXT);
      default -> Optional.empty();
    };
  }
}
