package vn.sen.search;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.jspecify.annotations.Nullable;

/**
 * Cuts texts of composed Latin letters, digits and common punctuation as {@link Words} does with
 * ICU's rules, many times as fast: nearly every text here is one. Texts with anything else are left
 * to ICU. A page of results cuts some hundred texts to mark what was found.
 */
final class LatinWords {
  private static final int KNOWN = 0x2300;
  private static final String FURTHER_BREAKS =
      "\u00a0\u00a9\u00ab\u00b0\u00b1\u00b2\u00b3\u00bb\u00d7\u00f7\u2013\u2014\u201c\u201d"
          + "\u2022\u2026"
          + "\u2080\u2081\u2082\u2083\u2084\u20ac\u2192\u2212\u2264\u2265";
  private static final int LONGEST_WORD = 64;
  private static final Normalizer2 COMPATIBLE = Normalizer2.getNFKCInstance();
  private static final Normalizer2 DECOMPOSED = Normalizer2.getNFDInstance();
  private static final Normalizer2 COMPOSED = Normalizer2.getNFCInstance();

  private static final byte OTHER = 0;
  private static final byte BREAK = 1;
  private static final byte LETTER = 2;
  private static final byte DIGIT = 3;

  /** Within a word between two letters or two digits. */
  private static final byte APOSTROPHE = 4;

  /** Within a word between two letters. */
  private static final byte COLON = 5;

  /** Within a number between two digits. */
  private static final byte COMMA = 6;

  private static final byte[] CLASSES = new byte[KNOWN];

  /** In lower case without its tone mark; the tone mark, or 0; without any mark. */
  private static final char[] BARE = new char[KNOWN];

  private static final char[] TONES = new char[KNOWN];
  private static final char[] FOLDED = new char[KNOWN];

  static {
    for (char c = ' '; c < KNOWN; c++) {
      if (c < 0x7f || FURTHER_BREAKS.indexOf(c) >= 0) {
        CLASSES[c] = BREAK;
      }
      if (c >= '0' && c <= '9') {
        CLASSES[c] = DIGIT;
        BARE[c] = c;
        FOLDED[c] = c;
      } else if (UCharacter.isLetter(c) && UScript.getScript(c) == UScript.LATIN) {
        CLASSES[c] = readLetter(c) ? LETTER : OTHER;
      }
    }
    CLASSES['\t'] = BREAK;
    CLASSES['\n'] = BREAK;
    CLASSES['\r'] = BREAK;
    CLASSES['\''] = APOSTROPHE;
    CLASSES['\u2019'] = APOSTROPHE;
    CLASSES[','] = COMMA;
    CLASSES[';'] = COMMA;
    CLASSES[':'] = COLON;
  }

  private LatinWords() {}

  /** False when the letter is not made of one letter and at most one tone mark. */
  private static boolean readLetter(char c) {
    String lower = UCharacter.toLowerCase(ULocale.ROOT, COMPATIBLE.normalize(String.valueOf(c)));
    StringBuilder letters = new StringBuilder();
    StringBuilder tones = new StringBuilder();
    for (char part : DECOMPOSED.normalize(lower).toCharArray()) {
      (Words.isTone(part) ? tones : letters).append(part);
    }
    String bare = COMPOSED.normalize(letters);
    String folded = ICUFoldingFilter.NORMALIZER.normalize(bare + tones).replace('đ', 'd');
    if (bare.length() != 1 || tones.length() > 1 || folded.length() != 1) {
      return false;
    }
    BARE[c] = bare.charAt(0);
    TONES[c] = tones.isEmpty() ? 0 : tones.charAt(0);
    FOLDED[c] = folded.charAt(0);
    return true;
  }

  /** Null when the text holds what only ICU can cut. */
  static @Nullable List<Word> read(String text) {
    int length = text.length();
    List<Word> words = new ArrayList<>(Math.min(1 + length / 5, 256));
    Letters letters = new Letters();
    for (int at = 0; at < length; ) {
      byte first = classOf(text, at);
      if (first == OTHER) {
        return null;
      }
      if (first != LETTER && first != DIGIT) {
        at++;
        continue;
      }
      int end = endOf(text, at);
      if (end < 0 || end - at > LONGEST_WORD) {
        return null;
      }
      words.add(letters.word(text, at, end));
      at = end;
    }
    return words;
  }

  private static byte classOf(String text, int at) {
    char c = text.charAt(at);
    return c < KNOWN ? CLASSES[c] : OTHER;
  }

  /** Behind the word that begins there; negative when ICU is needed to tell. */
  private static int endOf(String text, int from) {
    int at = from;
    while (true) {
      byte before = classOf(text, at++);
      if (at >= text.length()) {
        return at;
      }
      byte here = classOf(text, at);
      if (here == OTHER) {
        return -1;
      }
      if (here == LETTER || here == DIGIT) {
        continue;
      }
      byte after = here != BREAK && at + 1 < text.length() ? classOf(text, at + 1) : BREAK;
      boolean within =
          after == before && (here == APOSTROPHE || here == (before == DIGIT ? COMMA : COLON));
      if (!within) {
        return at;
      }
      at++;
    }
  }

  /** Room for one word. */
  private static final class Letters {
    private final char[] exact = new char[2 * LONGEST_WORD];
    private final char[] folded = new char[LONGEST_WORD];
    private final char[] tones = new char[LONGEST_WORD];

    Word word(String text, int start, int end) {
      int last = end - start > 2 && isGenitive(text, end) ? end - 2 : end;
      int length = last - start;
      int tone = 0;
      boolean marked = false;
      for (int i = 0; i < length; i++) {
        char c = text.charAt(start + i);
        byte is = CLASSES[c];
        boolean letter = is == LETTER || is == DIGIT;
        exact[i] = letter ? BARE[c] : c;
        folded[i] = letter ? FOLDED[c] : c == '\u2019' ? '\'' : c;
        if (letter && TONES[c] != 0) {
          tones[tone++] = TONES[c];
        }
        marked |= exact[i] != folded[i];
      }
      marked |= tone > 0;
      if (exact[length - 1] == 'y' && Words.isWrittenWithIOrY(exact, length)) {
        exact[length - 1] = 'i';
        folded[length - 1] = 'i';
      }
      System.arraycopy(tones, 0, exact, length, tone);
      String written = new String(exact, 0, length + tone);
      String plain = marked ? new String(folded, 0, length) : written;
      return new Word(start, end, written, plain, Words.singular(plain));
    }

    private static boolean isGenitive(String text, int end) {
      char s = text.charAt(end - 1);
      return (s == 's' || s == 'S') && CLASSES[text.charAt(end - 2)] == APOSTROPHE;
    }
  }
}
