package vn.sen.privacy.table;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/**
 * RFC 4180 with the delimiter told from the first lines. A field that lies whole in the buffer is
 * told from there; only what is cut by the buffer's end, or holds doubled quotes, is copied.
 */
final class DelimitedParser {
  private static final char[] CANDIDATES = {',', ';', '\t', '|'};
  private static final int BUFFER_CHARS = 64 * 1024;
  private static final int END = -1;

  private final Reader in;
  private final TableLimits limits;
  private final RecordSink sink;
  private final char[] buffer = new char[BUFFER_CHARS];
  private int position;
  private int filled;
  private char delimiter;

  private char[] field = new char[256];
  private int fieldLength;

  DelimitedParser(Reader in, TableLimits limits, TableVisitor visitor) {
    this.in = in;
    this.limits = limits;
    this.sink = new RecordSink(limits, visitor);
  }

  void parse() throws IOException {
    fillWhole();
    delimiter = sniff();
    while (peek() != END) {
      readRecord();
    }
    sink.finish();
  }

  private void readRecord() throws IOException {
    int index = 0;
    while (true) {
      int c = peek();
      boolean blank = index == 0 && (c == '\n' || c == '\r');
      if (blank) {
        skipLineEnd(c);
        return;
      }
      if (c == '"') {
        readQuoted(index);
      } else {
        readPlain(index);
      }
      index++;
      int after = peek();
      if (after != delimiter) {
        sink.endRecord();
        skipLineEnd(after);
        return;
      }
      position++;
    }
  }

  private void skipLineEnd(int c) throws IOException {
    if (c == END) {
      return;
    }
    position++;
    if (c == '\r' && peek() == '\n') {
      position++;
    }
  }

  /** The next character, not taken; END after the last. */
  private int peek() throws IOException {
    if (position == filled && !refill()) {
      return END;
    }
    return buffer[position];
  }

  private boolean refill() throws IOException {
    position = 0;
    filled = Math.max(0, in.read(buffer, 0, buffer.length));
    return filled > 0;
  }

  /** Position of the next delimiter or line end from a place on, or the end of what is there. */
  private int plainEnd(int from) {
    int end = from;
    int last = filled;
    char own = delimiter;
    while (end < last) {
      char c = buffer[end];
      if (c == own || c == '\n' || c == '\r') {
        break;
      }
      end++;
    }
    return end;
  }

  private void readPlain(int index) throws IOException {
    int end = plainEnd(position);
    if (end < filled) {
      sink.cell(index, buffer, position, end - position);
      position = end;
      return;
    }
    fieldLength = 0;
    copyPlain();
    sink.cell(index, field, 0, fieldLength);
  }

  /** Copies up to the field's end, over the ends of buffers. */
  private void copyPlain() throws IOException {
    while (peek() != END) {
      int end = plainEnd(position);
      append(position, end);
      position = end;
      if (end < filled) {
        return;
      }
    }
  }

  private void readQuoted(int index) throws IOException {
    int end = quoteEnd(position + 1);
    boolean whole = end + 1 < filled && isFieldEnd(buffer[end + 1]);
    if (whole) {
      sink.cell(index, buffer, position + 1, end - position - 1);
      position = end + 1;
      return;
    }
    position++;
    fieldLength = 0;
    copyQuoted();
    sink.cell(index, field, 0, fieldLength);
  }

  private int quoteEnd(int from) {
    int end = from;
    while (end < filled && buffer[end] != '"') {
      end++;
    }
    return end;
  }

  private boolean isFieldEnd(char c) {
    return c == delimiter || c == '\n' || c == '\r';
  }

  private void copyQuoted() throws IOException {
    while (peek() != END) {
      int end = quoteEnd(position);
      append(position, end);
      position = end;
      if (end == filled) {
        continue;
      }
      position++;
      if (peek() != '"') {
        // What follows a closing quote belongs to the field, however odd.
        copyPlain();
        return;
      }
      append(position, position + 1);
      position++;
    }
    throw new ReadingStopped(Reading.Stop.MALFORMED);
  }

  private void append(int from, int to) throws ReadingStopped {
    int run = to - from;
    if (fieldLength + run > field.length) {
      if (fieldLength + run > limits.fieldChars()) {
        throw new ReadingStopped(Reading.Stop.FIELD_TOO_LONG);
      }
      int doubled = Math.min(limits.fieldChars(), field.length * 2);
      field = Arrays.copyOf(field, Math.max(fieldLength + run, doubled));
    }
    System.arraycopy(buffer, from, field, fieldLength, run);
    fieldLength += run;
  }

  private void fillWhole() throws IOException {
    int read = 0;
    while (filled < buffer.length && read >= 0) {
      read = in.read(buffer, filled, buffer.length - filled);
      filled += Math.max(0, read);
    }
  }

  /** The candidate that most lines hold equally often, outside quotes; comma when none is. */
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
    int[] counts = new int[30];
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
    // Not the first line's count: title lines stand above many a header.
    int usual = mostFrequent(counts, complete);
    int same = 0;
    for (int i = 0; i < complete; i++) {
      same += counts[i] == usual && usual > 0 ? 1 : 0;
    }
    return same / (double) complete * (1 + Math.min(usual, 50) / 1000.0);
  }

  private static int mostFrequent(int[] counts, int lines) {
    int best = 0;
    int bestLines = 0;
    for (int i = 0; i < lines; i++) {
      int own = counts[i];
      int equal = 0;
      for (int j = 0; j < lines; j++) {
        equal += counts[j] == own ? 1 : 0;
      }
      if (own > 0 && equal > bestLines) {
        best = own;
        bestLines = equal;
      }
    }
    return best;
  }
}
