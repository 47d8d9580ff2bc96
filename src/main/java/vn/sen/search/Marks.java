package vn.sen.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.sen.search.SearchResult.Likeness;

/** What to mark in a text that was found: the forms of words and whole names that a query seeks. */
final class Marks {
  private final Set<String> exact = new HashSet<>();
  private final Set<String> folded = new HashSet<>();
  private final Set<String> stems = new HashSet<>();
  private final Set<String> alike = new HashSet<>();

  /** By the first word's exact form. */
  private final Map<String, List<List<Word>>> names = new HashMap<>();

  private final Map<String, List<List<Word>>> related = new HashMap<>();

  void addExact(String form) {
    exact.add(form);
  }

  void addFolded(Word word) {
    folded.add(word.folded());
    stems.add(word.stem());
  }

  /** Marks words that differ from this one by one letter. */
  void addAlike(String form) {
    alike.add(form);
  }

  void addName(List<Word> name) {
    names.computeIfAbsent(name.getFirst().exact(), first -> new ArrayList<>()).add(name);
  }

  void addRelated(List<Word> name) {
    related.computeIfAbsent(name.getFirst().exact(), first -> new ArrayList<>()).add(name);
  }

  boolean isEmpty() {
    return exact.isEmpty() && folded.isEmpty() && alike.isEmpty() && names.isEmpty();
  }

  /** For each word how it answers what was sought; null where it does not. */
  @Nullable Likeness[] in(List<Word> words) {
    Likeness[] marked = new Likeness[words.size()];
    for (int i = 0; i < marked.length; i++) {
      Word word = words.get(i);
      if (exact.contains(word.exact()) || folded.contains(word.exact())) {
        marked[i] = Likeness.EXACT;
      } else if (folded.contains(word.folded()) || stems.contains(word.stem())) {
        marked[i] = Likeness.FOLDED;
      } else if (isAlike(word.folded())) {
        marked[i] = Likeness.ALIKE;
      }
    }
    markNames(names, Likeness.SYNONYM, words, marked);
    markNames(related, Likeness.RELATED, words, marked);
    return marked;
  }

  private static void markNames(
      Map<String, List<List<Word>>> names,
      Likeness likeness,
      List<Word> words,
      @Nullable Likeness[] marked) {
    for (int i = 0; i < marked.length && !names.isEmpty(); i++) {
      for (List<Word> name : names.getOrDefault(words.get(i).exact(), List.of())) {
        if (startsAt(words, i, name)) {
          for (int j = i; j < i + name.size(); j++) {
            marked[j] = marked[j] == null ? likeness : marked[j];
          }
        }
      }
    }
  }

  private static boolean startsAt(List<Word> words, int at, List<Word> name) {
    if (at + name.size() > words.size()) {
      return false;
    }
    for (int i = 1; i < name.size(); i++) {
      if (!words.get(at + i).exact().equals(name.get(i).exact())) {
        return false;
      }
    }
    return true;
  }

  private boolean isAlike(String form) {
    for (String sought : alike) {
      if (withinOneEdit(sought, form)) {
        return true;
      }
    }
    return false;
  }

  /** One letter more, less, other, or two neighbours exchanged. */
  static boolean withinOneEdit(String a, String b) {
    String longer = a.length() >= b.length() ? a : b;
    String shorter = a.length() >= b.length() ? b : a;
    if (longer.length() - shorter.length() > 1) {
      return false;
    }
    int i = 0;
    while (i < shorter.length() && longer.charAt(i) == shorter.charAt(i)) {
      i++;
    }
    if (longer.length() != shorter.length()) {
      return longer.substring(i + 1).equals(shorter.substring(i));
    }
    if (i >= shorter.length() - 1 || longer.substring(i + 1).equals(shorter.substring(i + 1))) {
      return true;
    }
    return longer.charAt(i) == shorter.charAt(i + 1)
        && longer.charAt(i + 1) == shorter.charAt(i)
        && longer.substring(i + 2).equals(shorter.substring(i + 2));
  }
}
