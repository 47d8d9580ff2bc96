package vn.sen.privacy.table;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Reads a table once, from front to back, in memory that does not grow with its length. Formats
 * that are read from their end lie in a temporary file meanwhile.
 */
public final class TableReader {
  private final TableLimits limits;
  private final InstantSource clock;

  public TableReader(TableLimits limits, InstantSource clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * @param in closed by the caller
   * @param progress told the bytes read so far, often
   * @return complete, or why not; what was told before a stop stays told
   * @throws IOException when the source itself fails
   */
  public Reading read(
      InputStream in, TableFormat format, TableVisitor visitor, LongConsumer progress)
      throws IOException {
    BoundedInput bounded = new BoundedInput(in, limits, clock, progress);
    RowCount rows = new RowCount(visitor);
    try {
      parse(bounded, format, rows);
      Optional<Reading.Stop> stop =
          rows.count == 0 ? Optional.of(Reading.Stop.EMPTY) : Optional.empty();
      return new Reading(rows.count, bounded.bytes(), stop, "");
    } catch (ReadingStopped e) {
      return stopped(e.stop(), rows, bounded);
    } catch (CharacterCodingException e) {
      return stopped(Reading.Stop.NOT_UTF_8, rows, bounded);
    } catch (StreamConstraintsException e) {
      boolean deep = e.getMessage() != null && e.getMessage().contains("epth");
      return stopped(deep ? Reading.Stop.TOO_DEEP : Reading.Stop.FIELD_TOO_LONG, rows, bounded);
    } catch (JsonParseException e) {
      return stopped(Reading.Stop.MALFORMED, rows, bounded);
    }
  }

  private void parse(BoundedInput in, TableFormat format, TableVisitor rows) throws IOException {
    switch (format) {
      case DELIMITED -> new DelimitedParser(decode(in), limits, rows).parse();
      case JSON -> new JsonTableParser(decode(in), limits, rows).parse();
      case TEXT -> new LineParser(decode(in), rows).parse();
      case XLSX -> {
        try (SpooledFile file = SpooledFile.of(in, ".xlsx")) {
          new XlsxTableParser(file.path(), limits, clock, rows).parse();
        }
      }
      case PARQUET -> {
        try (SpooledFile file = SpooledFile.of(in, ".parquet")) {
          new ParquetTableParser(file.path(), limits, clock, rows).parse();
        }
      }
    }
  }

  private static Reading stopped(Reading.Stop stop, RowCount rows, BoundedInput bounded) {
    return new Reading(rows.count, bounded.bytes(), Optional.of(stop), "row " + (rows.count + 1));
  }

  /**
   * UTF-8 unless a byte-order mark says UTF-16; any other byte stops the reading, none is replaced.
   */
  private static Reader decode(InputStream in) throws IOException {
    PushbackInputStream pushback = new PushbackInputStream(in, 3);
    byte[] mark = pushback.readNBytes(3);
    Charset charset = StandardCharsets.UTF_8;
    int skipped = 0;
    if (mark.length >= 2 && (mark[0] & 0xff) == 0xff && (mark[1] & 0xff) == 0xfe) {
      charset = StandardCharsets.UTF_16LE;
      skipped = 2;
    } else if (mark.length >= 2 && (mark[0] & 0xff) == 0xfe && (mark[1] & 0xff) == 0xff) {
      charset = StandardCharsets.UTF_16BE;
      skipped = 2;
    } else if (mark.length == 3
        && (mark[0] & 0xff) == 0xef
        && (mark[1] & 0xff) == 0xbb
        && (mark[2] & 0xff) == 0xbf) {
      skipped = 3;
    }
    pushback.unread(mark, skipped, mark.length - skipped);
    return new java.io.InputStreamReader(
        pushback,
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  /** Counts rows on their way to the visitor. */
  private static final class RowCount implements TableVisitor {
    private final TableVisitor visitor;
    private long count;

    private RowCount(TableVisitor visitor) {
      this.visitor = visitor;
    }

    @Override
    public void column(int index, String name) {
      visitor.column(index, name);
    }

    @Override
    public void value(int column, char[] chars, int offset, int length) {
      visitor.value(column, chars, offset, length);
    }

    @Override
    public void table() {
      visitor.table();
    }

    @Override
    public void named(String name) {
      visitor.named(name);
    }

    @Override
    public void titleLines(int column) {
      visitor.titleLines(column);
    }

    @Override
    public void recordsAt(String path) {
      visitor.recordsAt(path);
    }

    @Override
    public void endRow() {
      count++;
      visitor.endRow();
    }
  }
}
