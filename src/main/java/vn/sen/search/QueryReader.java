package vn.sen.search;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads what was typed: words, {@code "phrases"}, {@code -words} and {@code -"phrases"}. Every text
 * can be read; what is not understood is words.
 */
final class QueryReader {
  static final int LONGEST_TEXT = 2_000;
  static final int MOST_WORDS = 64;

  private final String text;
  private final List<List<Word>> words = new ArrayList<>();
  private final List<List<Word>> phrases = new ArrayList<>();
  private final List<List<Word>> excluded = new ArrayList<>();
  private int wordsLeft = MOST_WORDS;

  private QueryReader(String text) {
    this.text = text;
  }

  static TypedQuery read(String typed) {
    return new QueryReader(cleaned(Texts.cut(typed, LONGEST_TEXT))).read();
  }

  /** Without control characters, marks of direction and broken surrogates; quotes made plain. */
  private static String cleaned(String typed) {
    StringBuilder clean = new StringBuilder(typed.length());
    typed
        .codePoints()
        .forEach(
            c -> {
              switch (Character.getType(c)) {
                case Character.FORMAT -> {}
                case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED ->
                    clean.append(' ');
                default -> clean.appendCodePoint(isQuote(c) ? '"' : c);
              }
            });
    return clean.toString();
  }

  private static boolean isQuote(int c) {
    return c == '“' || c == '”' || c == '„' || c == '«' || c == '»' || c == '＂';
  }

  private TypedQuery read() {
    int at = 0;
    StringBuilder run = new StringBuilder();
    while (at < text.length()) {
      boolean minus = startsExclusion(at);
      int start = minus ? at + 1 : at;
      if (text.charAt(start) == '"') {
        int end = text.indexOf('"', start + 1);
        if (end > 0) {
          finish(run);
          add(text.substring(start + 1, end), minus ? excluded : phrases);
          at = end + 1;
          continue;
        }
      }
      if (minus) {
        int end = endOfWord(start);
        finish(run);
        add(text.substring(start, end), excluded);
        at = end;
        continue;
      }
      run.append(text.charAt(at));
      at++;
    }
    finish(run);
    return new TypedQuery(List.copyOf(words), List.copyOf(phrases), List.copyOf(excluded));
  }

  private boolean startsExclusion(int at) {
    if (text.charAt(at) != '-' || at + 1 >= text.length()) {
      return false;
    }
    boolean behindSpace = at == 0 || Character.isWhitespace(text.charAt(at - 1));
    int next = text.codePointAt(at + 1);
    return behindSpace && (Character.isLetterOrDigit(next) || next == '"');
  }

  private int endOfWord(int start) {
    int end = start;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private void finish(StringBuilder run) {
    add(run.toString(), words);
    run.setLength(0);
  }

  private void add(String part, List<List<Word>> to) {
    List<Word> read = Words.read(part);
    List<Word> bounded = read.subList(0, Math.min(read.size(), wordsLeft));
    if (!bounded.isEmpty()) {
      wordsLeft -= bounded.size();
      to.add(List.copyOf(bounded));
    }
  }
}
