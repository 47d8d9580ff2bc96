package vn.sen.data;

import jakarta.inject.Singleton;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import vn.sen.catalog.StoredFile;
import vn.sen.metadata.LocalizedText;
import vn.sen.platform.ProblemException;
import vn.sen.privacy.table.Reading;
import vn.sen.privacy.table.TableFormat;
import vn.sen.privacy.table.TableLimits;
import vn.sen.privacy.table.TableReader;

/**
 * The rows of the tables that the portal holds: the first ones, or those that are asked for. Each
 * question reads the file from its front, by the reader of the disclosure check, until there is
 * enough; memory grows with what is given, not with the file. Whoever asks may use the data: that
 * is decided before.
 */
@Singleton
public final class TableRows {
  /** How many rows are shown to somebody who takes a first look. */
  public static final int FIRST_ROWS = 20;

  /** Characters of a cell that are shown then. */
  public static final int LONGEST_SHOWN_CELL = 200;

  private static final Map<String, TableFormat> FORMAT_OF_TYPE =
      Map.of("text/csv", TableFormat.DELIMITED, "text/tab-separated-values", TableFormat.DELIMITED);
  private static final Duration SOON = Duration.ofSeconds(5);

  private final DataFiles files;
  private final TableRowsConfig config;
  private final Clock clock;
  private final Semaphore places;

  public TableRows(DataFiles files, TableRowsConfig config, Clock clock) {
    this.files = files;
    this.config = config;
    this.clock = clock;
    this.places = new Semaphore(config.concurrentReadings(), true);
  }

  /**
   * Whether a file so named is read as a table.
   *
   * @param mediaType tells where the name does not; may be ""
   */
  public static boolean isTable(String fileName, String mediaType) {
    return findFormat(fileName, mediaType).isPresent();
  }

  private static Optional<TableFormat> findFormat(String fileName, String mediaType) {
    String type = mediaType.replaceFirst(";.*$", "").strip();
    return TableFormat.findByName(fileName)
        .or(() -> Optional.ofNullable(FORMAT_OF_TYPE.get(type)))
        .or(() -> FileInspector.findTableFormat(type))
        .filter(format -> format != TableFormat.TEXT);
  }

  /**
   * The first rows, long cells cut. Of a text that becomes unreadable later on, those before.
   *
   * @throws ProblemException when too many files are being read
   */
  public TableAnswer first(StoredFile file) {
    RowQuery query = new RowQuery(0, FIRST_ROWS, List.of(), Map.of());
    return findFormat(file.fileName(), file.mediaType())
        .map(
            format ->
                isReadFromItsEnd(format) && isTooLarge(file)
                    ? tooLarge()
                    : first(file, format, query))
        .orElseGet(TableRows::noTable);
  }

  private TableAnswer first(StoredFile file, TableFormat format, RowQuery query) {
    Look look = read(file, format, query, LONGEST_SHOWN_CELL);
    boolean isOneColumnOfText =
        FileInspector.ending(file.fileName()).equals("txt") && look.columns().size() < 2;
    if (isOneColumnOfText) {
      return noTable();
    }
    return look.selection().isEmpty() ? answer(look) : look.rows();
  }

  /**
   * The rows that a question is for.
   *
   * @throws ProblemException when too many files are being read
   */
  public TableAnswer query(StoredFile file, RowQuery query) {
    return findFormat(file.fileName(), file.mediaType())
        .map(
            format ->
                isTooLarge(file)
                    ? tooLarge()
                    : answer(read(file, format, query, Integer.MAX_VALUE)))
        .orElseGet(TableRows::noTable);
  }

  private static TableAnswer answer(Look look) {
    Optional<Reading.Stop> obstacle =
        look.stop().filter(stop -> stop != Reading.Stop.EMPTY || look.columns().isEmpty());
    if (obstacle.isPresent()) {
      return stopped(obstacle.get());
    }
    List<String> unknown = look.selection().unknown(look.columns());
    return unknown.isEmpty()
        ? look.rows()
        : new TableAnswer.UnknownColumns(unknown, look.columns());
  }

  /** What a reading came to; the stop is absent when it found enough or the end. */
  private record Look(RowSelection selection, FirstTable table, Optional<Reading.Stop> stop) {
    List<String> columns() {
      return table.columns();
    }

    TableAnswer rows() {
      boolean isBroken = stop.filter(found -> found != Reading.Stop.EMPTY).isPresent();
      return selection.rows(table.columns(), isBroken, table.isCut());
    }
  }

  private Look read(StoredFile file, TableFormat format, RowQuery query, int longestCell) {
    RowSelection selection = new RowSelection(query);
    FirstTable table = new FirstTable(isGeoJson(file), longestCell, selection);
    acquire();
    try {
      return new Look(selection, table, read(file, format, table));
    } finally {
      places.release();
    }
  }

  private Optional<Reading.Stop> read(StoredFile file, TableFormat format, FirstTable table) {
    Optional<TextEncoding> encoding = Optional.of(TextEncoding.UTF_8);
    try {
      if (!isReadFromItsEnd(format)) {
        encoding = encoding(file);
      }
      if (encoding.isEmpty()) {
        return Optional.of(Reading.Stop.NOT_UTF_8);
      }
      try (InputStream bytes = new BufferedInputStream(files.open(file.sha256(), 0));
          InputStream in = readable(bytes, encoding.get())) {
        TableLimits limits = TableLimits.within(config.limitBytes(), config.timeLimit());
        return new TableReader(limits, clock).read(in, format, table, _ -> {}).stop();
      }
    } catch (FirstTable.Halt e) {
      return e.stop();
    } catch (IOException e) {
      throw new UncheckedIOException("the rows of " + file.sha256() + " cannot be read", e);
    }
  }

  private Optional<TextEncoding> encoding(StoredFile file) throws IOException {
    try (InputStream in = files.open(file.sha256(), 0)) {
      return VietnameseText.detect(VietnameseText.sample(in));
    }
  }

  /** The reader knows UTF-8 and UTF-16 itself. */
  private static InputStream readable(InputStream bytes, TextEncoding encoding) throws IOException {
    return encoding == TextEncoding.UTF_8 || encoding == TextEncoding.UTF_16
        ? bytes
        : VietnameseText.asUtf8(bytes, encoding);
  }

  private static boolean isGeoJson(StoredFile file) {
    return FileInspector.ending(file.fileName()).equals("geojson")
        || file.mediaType().startsWith("application/geo+json");
  }

  private static boolean isReadFromItsEnd(TableFormat format) {
    return format == TableFormat.XLSX || format == TableFormat.PARQUET;
  }

  private boolean isTooLarge(StoredFile file) {
    return file.sizeBytes() > config.limitBytes();
  }

  private void acquire() {
    try {
      if (places.tryAcquire(config.queueLimit().toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new ProblemException(
        DataProblem.READERS_BUSY,
        "Đang có quá nhiều tệp được đọc; hãy thử lại sau vài giây.",
        "Too many files are being read; try again in a few seconds.",
        SOON);
  }

  private TableAnswer tooLarge() {
    boolean isMegabytes = config.limitBytes() >= 1 << 20;
    String most = (config.limitBytes() >> (isMegabytes ? 20 : 10)) + (isMegabytes ? " MB" : " KB");
    return new TableAnswer.Unreadable(
        LocalizedText.of(
            "Tệp lớn hơn %s, quá lớn để cổng đọc từng dòng tại chỗ. Hãy tải tệp về."
                .formatted(most),
            "The file is larger than %s, too large to be read row by row here. Download it."
                .formatted(most)));
  }

  private static TableAnswer noTable() {
    return new TableAnswer.Unreadable(
        LocalizedText.of(
            "Tệp này không phải bảng mà cổng đọc được (CSV, TSV, XLSX, JSON, GeoJSON, Parquet)."
                + " Hãy tải tệp về.",
            "This file is no table that the portal can read (CSV, TSV, XLSX, JSON, GeoJSON,"
                + " Parquet). Download it."));
  }

  private static TableAnswer stopped(Reading.Stop stop) {
    return new TableAnswer.Unreadable(
        LocalizedText.of(
            "Không đọc được tệp này như một bảng: " + stop.vietnamese() + ". Hãy tải tệp về.",
            "The file cannot be read as a table: " + stop.english() + ". Download it."));
  }
}
