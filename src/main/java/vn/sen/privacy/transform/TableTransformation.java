package vn.sen.privacy.transform;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
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
 * Rewrites a delimited table as CSV (RFC 4180, UTF-8, comma), row by row in bounded memory. Columns
 * without a step stay as they are; so does the order of rows.
 */
public final class TableTransformation {
  private final TableLimits limits;
  private final InstantSource clock;

  public TableTransformation(TableLimits limits, InstantSource clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * @param steps header to what is done to its column
   * @param in closed by the caller
   * @param out closed by the caller; to be thrown away unless the record's reading is complete
   * @throws ProblemException when a header of the steps is not in the table
   * @throws IOException when a stream fails
   */
  public TransformationRecord transform(InputStream in, Map<String, Step> steps, OutputStream out)
      throws IOException {
    MessageDigest source = sha256();
    MessageDigest derived = sha256();
    Writer writer =
        new OutputStreamWriter(new DigestOutputStream(out, derived), StandardCharsets.UTF_8);
    Rows rows = new Rows(steps, new java.io.BufferedWriter(writer, 1 << 16));
    try {
      Reading reading =
          new TableReader(limits, clock)
              .read(new DigestInputStream(in, source), TableFormat.DELIMITED, rows, _ -> {});
      rows.finish();
      return new TransformationRecord(
          clock.instant(), reading, hex(source), hex(derived), rows.records());
    } catch (UncheckedIOException e) {
      throw e.getCause();
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

  /** Writes rows as they come. */
  private static final class Rows implements TableVisitor {
    private final Map<String, Step> steps;
    private final Writer out;
    private final List<String> headers = new ArrayList<>();
    private final List<ColumnChanger> changers = new ArrayList<>();
    private String[] row = new String[16];
    private boolean headerWritten;

    private Rows(Map<String, Step> steps, Writer out) {
      this.steps = steps;
      this.out = out;
    }

    @Override
    public void column(int index, String name) {
      if (headerWritten) {
        throw new ProblemException(
            CommonProblem.UNPROCESSABLE,
            "Có bản ghi dài hơn dòng tiêu đề; hãy sửa tệp trước khi biến đổi.",
            "A record is longer than the header; mend the file before transforming it.");
      }
      headers.add(name);
      changers.add(steps.containsKey(name) ? new ColumnChanger(name, steps.get(name)) : null);
      if (index >= row.length) {
        row = Arrays.copyOf(row, row.length * 2);
      }
    }

    @Override
    public void value(int column, char[] chars, int offset, int length) {
      row[column] = new String(chars, offset, length);
    }

    @Override
    public void endRow() {
      writeHeaderOnce();
      boolean first = true;
      for (int i = 0; i < headers.size(); i++) {
        ColumnChanger changer = changers.get(i);
        String value = row[i] == null ? "" : row[i];
        row[i] = null;
        if (changer == null || !changer.isDropping()) {
          write(changer == null ? value : changer.change(value), first);
          first = false;
        } else {
          changer.change(value);
        }
      }
      endLine();
    }

    private void writeHeaderOnce() {
      if (headerWritten) {
        return;
      }
      headerWritten = true;
      TreeSet<String> unknown = new TreeSet<>(steps.keySet());
      headers.forEach(unknown::remove);
      if (!unknown.isEmpty()) {
        throw new ProblemException(
            CommonProblem.UNPROCESSABLE,
            "Tệp không có cột: " + String.join(", ", unknown) + ".",
            "The file has no column: " + String.join(", ", unknown) + ".");
      }
      boolean first = true;
      for (int i = 0; i < headers.size(); i++) {
        if (changers.get(i) == null || !changers.get(i).isDropping()) {
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

    private void finish() throws IOException {
      out.flush();
    }

    private List<TransformationRecord.ColumnChange> records() {
      return changers.stream()
          .filter(changer -> changer != null)
          .map(ColumnChanger::record)
          .toList();
    }
  }
}
