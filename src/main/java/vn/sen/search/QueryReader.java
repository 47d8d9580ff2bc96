package vn.sen.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what was typed: words, {@code "phrases"}, {@code field:value} ({@link TextPart}, {@code
 * year}) and, behind a minus, what is not wanted. Every text can be read; what is not understood is
 * words.
 */
final class QueryReader {
  static final int LONGEST_TEXT = 2_000;
  static final int MOST_WORDS = 64;

  private static final Pattern FIELD = Pattern.compile("([a-zA-Z-]{2,12}):(?=\\S)");
  private static final Pattern YEARS = Pattern.compile("(\\d{4})(?:(?:\\.\\.|-|–)(\\d{4}))?");

  private final String text;
  private final List<List<Word>> words = new ArrayList<>();
  private final List<List<Word>> phrases = new ArrayList<>();
  private final List<List<Word>> excluded = new ArrayList<>();
  private final List<TypedQuery.FieldClause> fields = new ArrayList<>();
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
      int end = readField(start, minus, run);
      if (end < 0) {
        end = readPhrase(start, minus, run);
      }
      if (end < 0 && minus) {
        end = endOfWord(start);
        finish(run);
        add(text.substring(start, end), excluded);
      }
      if (end < 0) {
        run.append(text.charAt(at));
        end = at + 1;
      }
      if (separates(at)) {
        finish(run);
        separate();
      }
      at = end;
    }
    finish(run);
    if (!words.isEmpty() && words.getLast().isEmpty()) {
      words.removeLast();
    }
    return new TypedQuery(
        List.copyOf(words), List.copyOf(phrases), List.copyOf(excluded), List.copyOf(fields));
  }

  /** Where a phrase that starts here ends; -1 when there is none. */
  private int readPhrase(int start, boolean minus, StringBuilder run) {
    int end = text.charAt(start) == '"' ? text.indexOf('"', start + 1) : -1;
    if (end < 0) {
      return -1;
    }
    finish(run);
    add(text.substring(start + 1, end), minus ? excluded : phrases);
    return end + 1;
  }

  /** Where a field with its value that starts here ends; -1 when there is none. */
  private int readField(int start, boolean minus, StringBuilder run) {
    boolean atWord = minus || start == 0 || Character.isWhitespace(text.charAt(start - 1));
    Matcher field = FIELD.matcher(text).region(start, text.length());
    if (!atWord || !field.lookingAt()) {
      return -1;
    }
    int from = field.end();
    boolean quoted = text.charAt(from) == '"';
    int closing = quoted ? text.indexOf('"', from + 1) : endOfWord(from);
    if (closing < 0) {
      return -1;
    }
    String value = text.substring(quoted ? from + 1 : from, closing);
    Optional<TypedQuery.FieldClause> clause = clause(field.group(1), value, minus);
    if (clause.isEmpty()) {
      return -1;
    }
    finish(run);
    fields.add(clause.get());
    return quoted ? closing + 1 : closing;
  }

  private Optional<TypedQuery.FieldClause> clause(String name, String value, boolean minus) {
    if (name.equalsIgnoreCase("year") || name.equalsIgnoreCase("nam")) {
      Matcher years = YEARS.matcher(value);
      if (!years.matches()) {
        return Optional.empty();
      }
      int from = Integer.parseInt(years.group(1));
      int to = years.group(2) == null ? from : Integer.parseInt(years.group(2));
      return Optional.of(
          new TypedQuery.FieldClause(
              Optional.empty(),
              List.of(),
              Optional.of(new SearchRequest.Years(Math.min(from, to), Math.max(from, to))),
              minus));
    }
    Optional<TextPart> part = TextPart.find(name);
    List<Word> read = Words.read(value);
    List<Word> bounded = read.subList(0, Math.min(read.size(), wordsLeft));
    if (part.isEmpty() || bounded.isEmpty()) {
      return Optional.empty();
    }
    wordsLeft -= bounded.size();
    return Optional.of(
        new TypedQuery.FieldClause(part, List.copyOf(bounded), Optional.empty(), minus));
  }

  /** A comma within a number or a name does not. */
  private boolean separates(int at) {
    char c = text.charAt(at);
    return (c == ',' || c == ';')
        && at + 1 < text.length()
        && Character.isWhitespace(text.charAt(at + 1));
  }

  private void separate() {
    if (!words.isEmpty() && !words.getLast().isEmpty()) {
      words.add(List.of());
    }
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
