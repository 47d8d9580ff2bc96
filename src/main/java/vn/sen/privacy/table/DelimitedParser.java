package vn.sen.privacy.table;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * RFC 4180 with the delimiter told from the first lines. The first record is the header unless one
 * of its fields is a number or empty throughout; then columns are named by position and it is data.
 */
final class DelimitedParser {
  private static final char[] CANDIDATES = {',', ';', '\t', '|'};
  private static final int SNIFFED_CHARS = 64 * 1024;

  private final Reader in;
  private final TableLimits limits;
  private final TableVisitor visitor;
  private final char[] buffer = new char[SNIFFED_CHARS];
  private int position;
  private int filled;
  private char delimiter;

  private char[] field = new char[256];
  private int fieldLength;
  private int fieldIndex;
  private int columns;
  private boolean inHeader = true;
  private final List<String> first = new ArrayList<>();

  DelimitedParser(Reader in, TableLimits limits, TableVisitor visitor) {
    this.in = in;
    this.limits = limits;
    this.visitor = visitor;
  }

  void parse() throws IOException {
    fillWhole();
    delimiter = sniff();
    int c = next();
    while (c >= 0) {
      c = readRecord(c);
    }
    if (inHeader && !first.isEmpty()) {
      tellFirst();
    }
  }

  /** Reads one record that starts with c; the first character of the next one, or -1. */
  private int readRecord(int firstChar) throws IOException {
    int c = firstChar;
    fieldIndex = 0;
    while (true) {
      fieldLength = 0;
      c = c == '"' ? readQuoted() : readPlain(c);
      boolean last = c != delimiter;
      if (last && fieldIndex == 0 && fieldLength == 0) {
        return afterLineEnd(c);
      }
      endField();
      if (last) {
        endRecord();
        return afterLineEnd(c);
      }
      c = next();
    }
  }

  private int afterLineEnd(int c) throws IOException {
    if (c < 0) {
      return -1;
    }
    int following = next();
    return c == '\r' && following == '\n' ? next() : following;
  }

  private int readPlain(int firstChar) throws IOException {
    int c = firstChar;
    while (c >= 0 && c != delimiter && c != '\n' && c != '\r') {
      append((char) c);
      appendPlainRun();
      c = next();
    }
    return c;
  }

  /** Takes what the buffer holds up to the field's end in one copy. */
  private void appendPlainRun() throws ReadingStopped {
    int end = position;
    while (end < filled) {
      char c = buffer[end];
      if (c == delimiter || c == '\n' || c == '\r') {
        break;
      }
      end++;
    }
    int run = end - position;
    while (field.length - fieldLength < run) {
      grow();
    }
    System.arraycopy(buffer, position, field, fieldLength, run);
    fieldLength += run;
    position = end;
  }

  private int readQuoted() throws IOException {
    int c = next();
    while (c >= 0) {
      if (c != '"') {
        append((char) c);
        c = next();
        continue;
      }
      c = next();
      if (c != '"') {
        return readPlain(c);
      }
      append('"');
      c = next();
    }
    throw new ReadingStopped(Reading.Stop.MALFORMED);
  }

  private void append(char c) throws ReadingStopped {
    if (fieldLength == field.length) {
      grow();
    }
    field[fieldLength++] = c;
  }

  private void grow() throws ReadingStopped {
    if (field.length >= limits.fieldChars()) {
      throw new ReadingStopped(Reading.Stop.FIELD_TOO_LONG);
    }
    field = Arrays.copyOf(field, Math.min(limits.fieldChars(), field.length * 2));
  }

  private void endField() throws ReadingStopped {
    if (inHeader) {
      first.add(new String(field, 0, fieldLength).strip());
      if (first.size() > limits.columns()) {
        throw new ReadingStopped(Reading.Stop.TOO_MANY_COLUMNS);
      }
    } else {
      // A ragged record must not hide values: what lies beyond the header gets columns of its own.
      while (fieldIndex >= columns) {
        addColumn("");
      }
      if (fieldLength > 0) {
        visitor.value(fieldIndex, field, 0, fieldLength);
      }
    }
    fieldIndex++;
  }

  private void endRecord() throws ReadingStopped {
    if (inHeader) {
      tellFirst();
    } else {
      visitor.endRow();
    }
  }

  private void tellFirst() throws ReadingStopped {
    inHeader = false;
    boolean header = first.stream().noneMatch(DelimitedParser::isData);
    for (String name : first) {
      addColumn(header ? name : "");
    }
    if (header) {
      return;
    }
    for (int i = 0; i < first.size(); i++) {
      char[] chars = first.get(i).toCharArray();
      if (chars.length > 0) {
        visitor.value(i, chars, 0, chars.length);
      }
    }
    visitor.endRow();
  }

  /** Years head columns too ("1950", "2020"); longer and fractional numbers do not. */
  private static boolean isData(String cell) {
    return cell.matches("[-+(']*\\d[\\d., )-]*") && !cell.matches("(?:19|20)\\d{2}|\\d{1,2}")
        || cell.indexOf('@') > 0;
  }

  private void addColumn(String name) throws ReadingStopped {
    if (columns >= limits.columns()) {
      throw new ReadingStopped(Reading.Stop.TOO_MANY_COLUMNS);
    }
    visitor.column(columns, name.isEmpty() ? "column " + (columns + 1) : name);
    columns++;
  }

  private int next() throws IOException {
    if (position == filled) {
      filled = in.read(buffer, 0, buffer.length);
      position = 0;
      if (filled <= 0) {
        filled = 0;
        return -1;
      }
    }
    return buffer[position++];
  }

  private void fillWhole() throws IOException {
    int read = 0;
    while (filled < buffer.length && read >= 0) {
      read = in.read(buffer, filled, buffer.length - filled);
      filled += Math.max(0, read);
    }
  }

  /** The candidate that the first lines hold equally often, outside quotes; comma when none is. */
  private char sniff() {
    char best = ',';
    double bestScore = 0;
    for (char candidate : CANDIDATES) {
      double score = score(candidate);
      if (score > bestScore) {
        best = candidate;
        bestScore = score;
      }
    }
    return best;
  }

  private double score(char candidate) {
    int[] counts = new int[20];
    int lines = 0;
    boolean quoted = false;
    for (int i = 0; i < filled && lines < counts.length; i++) {
      char c = buffer[i];
      quoted ^= c == '"';
      if (!quoted && c == candidate) {
        counts[lines]++;
      } else if (!quoted && c == '\n') {
        lines++;
      }
    }
    int complete = Math.max(1, lines);
    int same = 0;
    for (int i = 0; i < complete; i++) {
      same += counts[i] == counts[0] && counts[0] > 0 ? 1 : 0;
    }
    return same / (double) complete * (1 + Math.min(counts[0], 50) / 1000.0);
  }
}
