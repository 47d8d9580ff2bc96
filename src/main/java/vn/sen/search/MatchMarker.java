package vn.sen.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.sen.metadata.LocalizedText;
import vn.sen.search.SearchResult.Fragment;
import vn.sen.search.SearchResult.Likeness;

/** Cuts texts where they match, for a page to mark; always the original text, never markup. */
final class MatchMarker {
  private static final int SNIPPET_WORDS = 36;
  private static final int WORDS_BEFORE = 6;
  private static final String MORE = "…";

  private final Marks marks;

  MatchMarker(Marks marks) {
    this.marks = marks;
  }

  /** The whole text. */
  List<Fragment> mark(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    if (marks.isEmpty()) {
      return List.of(new Fragment(text, false));
    }
    List<Word> words = Words.read(text);
    return fragments(text, words, marks.in(words), 0, text.length());
  }

  /**
   * The best place in what describes the dataset besides its title, in the reader's language first;
   * empty when nothing there matched.
   */
  List<Fragment> snippet(StoredHit hit, Locale locale) {
    if (marks.isEmpty()) {
      return List.of();
    }
    Locale other = Locale.forLanguageTag(locale.getLanguage().equals("en") ? "vi" : "en");
    for (Locale language : List.of(locale, other)) {
      List<Fragment> best = best(hit.description().in(language).lines().toList());
      if (best.isEmpty()) {
        best = best(hit.keywords().in(language).lines().toList());
      }
      if (best.isEmpty()) {
        best = best(otherLines(hit, language));
      }
      if (!best.isEmpty()) {
        return best;
      }
    }
    return List.of();
  }

  /** Without the marks of their parts. */
  private static List<String> otherLines(StoredHit hit, Locale language) {
    LocalizedText others = hit.others();
    return others.in(language).lines().map(line -> line.substring(1)).toList();
  }

  private List<Fragment> best(List<String> texts) {
    Window best = null;
    for (String text : texts) {
      Window window = window(text);
      if (window.gain > 0 && (best == null || window.gain > best.gain)) {
        best = window;
      }
    }
    return best == null ? List.of() : best.fragments();
  }

  /** The run of words around a match that holds the most different ones. */
  private record Window(
      String text, List<Word> words, @Nullable Likeness[] marked, int from, int gain) {
    List<Fragment> fragments() {
      int to = Math.min(words.size(), from + SNIPPET_WORDS);
      int start = from == 0 ? 0 : words.get(from).start();
      int end = to == words.size() ? text.length() : words.get(to - 1).end();
      List<Fragment> cut = MatchMarker.fragments(text, words, marked, start, end);
      if (start > 0) {
        cut.addFirst(new Fragment(MORE, false));
      }
      if (end < text.length()) {
        cut.addLast(new Fragment(MORE, false));
      }
      return cut;
    }
  }

  private Window window(String text) {
    List<Word> words = Words.read(text);
    @Nullable Likeness[] marked = marks.in(words);
    int bestFrom = 0;
    int bestGain = 0;
    for (int first = 0; first < marked.length; first++) {
      if (marked[first] != null) {
        int from = Math.max(0, first - WORDS_BEFORE);
        int gain = gain(words, marked, from);
        if (gain > bestGain) {
          bestGain = gain;
          bestFrom = from;
        }
      }
    }
    return new Window(text, words, marked, bestFrom, bestGain);
  }

  private static int gain(List<Word> words, @Nullable Likeness[] marked, int from) {
    Set<String> different = new HashSet<>();
    int count = 0;
    for (int i = from; i < Math.min(marked.length, from + SNIPPET_WORDS); i++) {
      if (marked[i] != null) {
        different.add(words.get(i).folded());
        count++;
      }
    }
    return different.size() * 100 + count;
  }

  private static List<Fragment> fragments(
      String text, List<Word> words, @Nullable Likeness[] marked, int from, int to) {
    List<Fragment> fragments = new ArrayList<>();
    int done = from;
    for (int i = 0; i < marked.length; i++) {
      if (marked[i] == null || words.get(i).start() < from || words.get(i).end() > to) {
        continue;
      }
      int last = i;
      while (last + 1 < marked.length
          && marked[last + 1] != null
          && words.get(last + 1).end() <= to
          && text.substring(words.get(last).end(), words.get(last + 1).start()).isBlank()) {
        last++;
      }
      add(fragments, text.substring(done, words.get(i).start()), false);
      add(fragments, text.substring(words.get(i).start(), words.get(last).end()), true);
      done = words.get(last).end();
      i = last;
    }
    add(fragments, text.substring(done, to), false);
    return fragments;
  }

  private static void add(List<Fragment> fragments, String text, boolean matched) {
    if (!text.isEmpty()) {
      fragments.add(new Fragment(text, matched));
    }
  }
}
