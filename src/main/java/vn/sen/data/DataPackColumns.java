package vn.sen.data;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.LocalizedText;

/**
 * Describes the columns of a data pack's file: their names, and of those that name what a row is
 * about (an indicator, a series) the values, so that readers find the file by them.
 */
final class DataPackColumns {
  private static final int MOST_VALUES = 120;
  private static final int LONGEST_VALUE = 600;

  private static final double MOSTLY = 0.8;
  private static final Pattern NAME = Pattern.compile("\\p{L}[^|_]*\\s[^|_]*\\p{L}[^|_]*");

  private DataPackColumns() {}

  /** Empty for a file that is no table and whose source text names no columns. */
  static List<DatasetView.Column> of(Path file, DataPackFile source) throws IOException {
    return file.toString().endsWith(".csv") ? ofTable(file) : stated(source.fact("Columns"));
  }

  private static List<DatasetView.Column> stated(String names) {
    return Stream.of(names.split(";"))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .map(name -> new DatasetView.Column(name, LocalizedText.EMPTY, LocalizedText.EMPTY))
        .toList();
  }

  private static List<DatasetView.Column> ofTable(Path file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        CSVParser table =
            CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setAllowMissingColumnNames(true)
                .get()
                .parse(reader)) {
      List<String> names = table.getHeaderNames();
      List<Set<String>> values = new ArrayList<>();
      names.forEach(name -> values.add(new LinkedHashSet<>()));
      for (CSVRecord row : table) {
        for (int i = 0; i < Math.min(names.size(), row.size()); i++) {
          if (values.get(i).size() <= MOST_VALUES) {
            values.get(i).add(row.get(i).strip());
          }
        }
      }
      List<DatasetView.Column> columns = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        columns.add(
            new DatasetView.Column(
                names.get(i).replace("\uFEFF", ""), LocalizedText.EMPTY, described(values.get(i))));
      }
      return List.copyOf(columns);
    }
  }

  private static LocalizedText described(Set<String> values) {
    boolean few = values.size() > 1 && values.size() <= MOST_VALUES;
    long named = values.stream().filter(DataPackColumns::isName).count();
    return few && named >= MOSTLY * values.size()
        ? new LocalizedText(Map.of("", String.join("; ", values)))
        : LocalizedText.EMPTY;
  }

  /** Several words that begin with a letter: no code, date, address or number. */
  private static boolean isName(String value) {
    return value.length() <= LONGEST_VALUE && NAME.matcher(value).matches();
  }
}
