package vn.sen.privacy.transform;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.privacy.table.Reading;
import vn.sen.privacy.table.TableFormat;
import vn.sen.privacy.table.TableLimits;
import vn.sen.privacy.table.TableReader;
import vn.sen.privacy.table.TableVisitor;

/**
 * Rewrites a table of any format as CSV (RFC 4180, UTF-8, comma), row by row in bounded memory.
 * Columns without a step stay as they are; so does the order of rows. Reads the source twice: JSON
 * and ragged files tell of columns late.
 */
public final class TableTransformation {
  private final TableLimits limits;
  private final InstantSource clock;

  public TableTransformation(TableLimits limits, InstantSource clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * @param steps header to what is done to its columns
   * @param out closed by the caller; to be thrown away unless the record's reading is complete
   * @throws ProblemException when a header of the steps is not in the table
   * @throws IOException when a stream fails
   */
  public TransformationRecord transform(
      Path source, TableFormat format, Map<String, Step> steps, OutputStream out)
      throws IOException {
    Headers headers = new Headers();
    MessageDigest sourceHash = sha256();
    Reading first;
    try (InputStream in = new DigestInputStream(Files.newInputStream(source), sourceHash)) {
      first = new TableReader(limits, clock).read(in, format, headers, _ -> {});
      // A reader may know that it is done before the last byte; the hash is of all of them.
      in.transferTo(OutputStream.nullOutputStream());
    }
    if (!first.isComplete()) {
      return new TransformationRecord(clock.instant(), first, hex(sourceHash), "", List.of());
    }
    requireKnown(steps, headers.names);
    MessageDigest derivedHash = sha256();
    Writer writer =
        new BufferedWriter(
            new OutputStreamWriter(
                new DigestOutputStream(out, derivedHash), StandardCharsets.UTF_8),
            1 << 16);
    Rows rows = new Rows(steps, headers.names, writer);
    try (InputStream in = Files.newInputStream(source)) {
      rows.writeHeader();
      Reading reading = new TableReader(limits, clock).read(in, format, rows, _ -> {});
      writer.flush();
      return new TransformationRecord(
          clock.instant(), reading, hex(sourceHash), hex(derivedHash), rows.records());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void requireKnown(Map<String, Step> steps, List<String> headers) {
    TreeSet<String> unknown = new TreeSet<>(steps.keySet());
    headers.forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw new ProblemException(
          CommonProblem.UNPROCESSABLE,
          "Tệp không có cột: " + String.join(", ", unknown) + ".",
          "The file has no column: " + String.join(", ", unknown) + ".");
    }
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Learns the columns. */
  private static final class Headers implements TableVisitor {
    private final List<String> names = new ArrayList<>();

    @Override
    public void column(int index, String name) {
      names.add(name);
    }

    @Override
    public void value(int column, char[] chars, int offset, int length) {
      // The second reading takes values.
    }

    @Override
    public void endRow() {
      // The second reading takes rows.
    }
  }

  /** Writes rows as they come. */
  private static final class Rows implements TableVisitor {
    private final List<String> headers;
    private final ColumnChanger[] changers;
    private final String[] row;
    private final Writer out;

    private Rows(Map<String, Step> steps, List<String> headers, Writer out) {
      this.headers = headers;
      this.out = out;
      this.row = new String[headers.size()];
      this.changers = new ColumnChanger[headers.size()];
      for (int i = 0; i < changers.length; i++) {
        Step step = steps.get(headers.get(i));
        changers[i] = step == null ? null : new ColumnChanger(headers.get(i), step);
      }
    }

    @Override
    public void column(int index, String name) {
      // Known from the first reading.
    }

    @Override
    public void value(int column, char[] chars, int offset, int length) {
      String value = new String(chars, offset, length);
      row[column] = row[column] == null ? value : row[column] + "; " + value;
    }

    @Override
    public void endRow() {
      boolean first = true;
      for (int i = 0; i < row.length; i++) {
        String value = row[i] == null ? "" : row[i];
        row[i] = null;
        String changed = changers[i] == null ? value : changers[i].change(value);
        if (isKept(i)) {
          write(changed, first);
          first = false;
        }
      }
      endLine();
    }

    private boolean isKept(int column) {
      return changers[column] == null || !changers[column].isDropping();
    }

    private void writeHeader() {
      boolean first = true;
      for (int i = 0; i < headers.size(); i++) {
        if (isKept(i)) {
          write(headers.get(i), first);
          first = false;
        }
      }
      endLine();
    }

    private void write(String value, boolean first) {
      boolean quoted = value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
      try {
        if (!first) {
          out.write(',');
        }
        out.write(quoted ? '"' + value.replace("\"", "\"\"") + '"' : value);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void endLine() {
      try {
        out.write("\r\n");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private List<TransformationRecord.ColumnChange> records() {
      List<TransformationRecord.ColumnChange> records = new ArrayList<>();
      for (ColumnChanger changer : changers) {
        if (changer != null) {
          records.add(changer.record());
        }
      }
      return records;
    }
  }
}
