package vn.sen.search;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Cuts a text into {@link Word}s: Unicode word boundaries, and besides them dots and underscores,
 * so that {@code TP.HCM} and file names come apart.
 */
final class Words {
  private static final DefaultICUTokenizerConfig SEGMENTATION =
      new DefaultICUTokenizerConfig(true, true);
  private static final Normalizer2 COMPATIBLE = Normalizer2.getNFKCInstance();
  private static final Normalizer2 DECOMPOSED = Normalizer2.getNFDInstance();
  private static final Normalizer2 COMPOSED = Normalizer2.getNFCInstance();
  private static final String WRITTEN_WITH_I_OR_Y = "hklmstv";
  private static final int LONGEST_WORD = 64;

  /** Making a tokenizer costs more than cutting a title. */
  private static final Queue<Cutter> IDLE = new ConcurrentLinkedQueue<>();

  private Words() {}

  /** In their order; empty for a text without letters and digits. */
  static List<Word> read(String text) {
    List<Word> latin = LatinWords.read(text);
    return latin != null ? latin : readByIcu(text);
  }

  /** The same for any text. */
  static List<Word> readByIcu(String text) {
    Cutter cutter = IDLE.poll();
    if (cutter == null) {
      cutter = new Cutter();
    }
    List<Word> words = cutter.cut(text);
    IDLE.offer(cutter);
    return words;
  }

  /** A tokenizer and its attributes; used by one thread at a time, dropped when it fails. */
  private static final class Cutter {
    private final ICUTokenizer tokens = new ICUTokenizer(SEGMENTATION);
    private final CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = tokens.addAttribute(OffsetAttribute.class);

    List<Word> cut(String text) {
      try {
        List<Word> words = new ArrayList<>();
        tokens.setReader(new StringReader(text.replace('.', ' ').replace('_', ' ')));
        tokens.reset();
        while (tokens.incrementToken()) {
          int length = Math.min(term.length(), LONGEST_WORD);
          Word word = of(term.subSequence(0, length), offset.startOffset(), offset.endOffset());
          if (!word.folded().isEmpty()) {
            words.add(word);
          }
        }
        tokens.end();
        tokens.close();
        return words;
      } catch (IOException e) {
        throw new UncheckedIOException("reading from memory", e);
      }
    }
  }

  /** A word by its letters alone, as if typed. */
  static Word of(String letters) {
    return of(letters, 0, letters.length());
  }

  private static Word of(CharSequence surface, int start, int end) {
    String exact = exact(surface);
    String folded = fold(exact);
    return new Word(start, end, exact, folded, singular(folded));
  }

  private static String exact(CharSequence surface) {
    String lower = UCharacter.toLowerCase(ULocale.ROOT, COMPATIBLE.normalize(surface));
    if (lower.endsWith("'s") || lower.endsWith("’s")) {
      lower = lower.substring(0, lower.length() - 2);
    }
    if (isAscii(lower)) {
      return iForY(lower);
    }
    String decomposed = DECOMPOSED.normalize(lower);
    StringBuilder letters = new StringBuilder(decomposed.length());
    StringBuilder tones = new StringBuilder(1);
    for (int i = 0; i < decomposed.length(); i++) {
      char c = decomposed.charAt(i);
      (isTone(c) ? tones : letters).append(c);
    }
    return iForY(COMPOSED.normalize(letters)) + tones;
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 128);
  }

  /** Grave, acute, tilde, hook above, dot below. */
  static boolean isTone(char c) {
    return c == '\u0300' || c == '\u0301' || c == '\u0303' || c == '\u0309' || c == '\u0323';
  }

  /** Both spellings are in use where y stands alone behind a consonant: Mỹ and Mĩ, tỷ and tỉ. */
  private static String iForY(String letters) {
    return isWrittenWithIOrY(letters.toCharArray(), letters.length())
        ? letters.substring(0, letters.length() - 1) + "i"
        : letters;
  }

  static boolean isWrittenWithIOrY(char[] letters, int length) {
    return length == 2 && letters[1] == 'y' && WRITTEN_WITH_I_OR_Y.indexOf(letters[0]) >= 0
        || length == 3 && letters[0] == 'q' && letters[1] == 'u' && letters[2] == 'y';
  }

  private static String fold(String exact) {
    return isAscii(exact)
        ? exact
        : ICUFoldingFilter.NORMALIZER.normalize(exact).replace('đ', 'd').trim();
  }

  /** Harman's S-stemmer: plurals only, so that nothing unlike is thrown together. */
  static String singular(String folded) {
    int length = folded.length();
    if (length < 4 || folded.charAt(length - 1) != 's') {
      return folded;
    }
    if (folded.endsWith("ss") || folded.endsWith("us")) {
      return folded;
    }
    if (folded.endsWith("ies")) {
      return length > 4 ? folded.substring(0, length - 3) + "y" : folded;
    }
    boolean sibilant =
        folded.endsWith("xes")
            || folded.endsWith("ches")
            || folded.endsWith("shes")
            || folded.endsWith("sses");
    return folded.substring(0, length - (sibilant ? 2 : 1));
  }
}
