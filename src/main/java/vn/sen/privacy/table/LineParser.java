package vn.sen.privacy.table;

import java.io.IOException;
import java.io.Reader;

/** Text of no table: one column, a row a line; a very long line is cut where a word ends. */
final class LineParser {
  private static final int BUFFER_CHARS = 32 * 1024;

  private final Reader in;
  private final TableVisitor visitor;
  private final char[] buffer = new char[BUFFER_CHARS];
  private int filled;

  LineParser(Reader in, TableVisitor visitor) {
    this.in = in;
    this.visitor = visitor;
  }

  void parse() throws IOException {
    visitor.column(0, "text");
    for (int read = fill(); read >= 0; read = fill()) {
      int start = 0;
      for (int i = 0; i < filled; i++) {
        if (buffer[i] == '\n') {
          tell(start, i);
          start = i + 1;
        }
      }
      if (start == 0 && filled == buffer.length) {
        int end = wordEnd();
        tell(0, end);
        start = end;
      }
      System.arraycopy(buffer, start, buffer, 0, filled - start);
      filled -= start;
    }
    tell(0, filled);
  }

  private int fill() throws IOException {
    int read = in.read(buffer, filled, buffer.length - filled);
    filled += Math.max(0, read);
    return read;
  }

  private int wordEnd() {
    for (int i = filled - 1; i > filled / 2; i--) {
      if (buffer[i] == ' ' || buffer[i] == '>' || buffer[i] == ';') {
        return i;
      }
    }
    return filled;
  }

  private void tell(int start, int end) {
    if (end > start) {
      visitor.value(0, buffer, start, end - start);
      visitor.endRow();
    }
  }
}
