package vn.sen.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.sen.metadata.LocalizedText;

/**
 * The names of agencies and of the code lists' concepts: what a dataset that refers to one is also
 * found by, and what a name typed by a reader may be exchanged for.
 */
final class Vocabulary {

  /** A name; the language is a BCP 47 tag or "". */
  record Name(String text, String language) {}

  /**
   * A named thing.
   *
   * @param preferred names by which it goes, one a language
   * @param alternatives abbreviations, old names, names in other spellings
   * @param interchangeable whether its alternatives mean the same thing (a place, an agency) rather
   *     than parts of it (the trades within a sector)
   * @param kin IRIs of what it was merged into or made of
   */
  record Entry(
      String iri,
      List<Name> preferred,
      List<Name> alternatives,
      boolean interchangeable,
      List<String> kin) {

    static List<Name> names(LocalizedText text) {
      return text.values().entrySet().stream()
          .map(e -> new Name(e.getValue(), e.getKey()))
          .toList();
    }
  }

  /** A name cut into words. */
  record Phrase(List<Word> words) {}

  /**
   * A name found in a query.
   *
   * @param length in words
   * @param same other names of the same thing
   * @param related names of its predecessors and successors
   */
  record Match(int length, List<Phrase> same, List<Phrase> related) {}

  private static final int LONGEST_NAME = 12;

  private final Map<String, Entry> byIri = new LinkedHashMap<>();
  private final Map<String, List<Entry>> byFoldedName = new HashMap<>();

  Vocabulary(Collection<Entry> entries) {
    Map<String, List<String>> kin = new HashMap<>();
    for (Entry entry : entries) {
      byIri.put(entry.iri(), entry);
      for (String other : entry.kin()) {
        kin.computeIfAbsent(entry.iri(), k -> new ArrayList<>()).add(other);
        kin.computeIfAbsent(other, k -> new ArrayList<>()).add(entry.iri());
      }
    }
    byIri.replaceAll(
        (iri, e) ->
            new Entry(
                iri,
                e.preferred(),
                e.alternatives(),
                e.interchangeable(),
                kin.getOrDefault(iri, List.of())));
    for (Entry entry : byIri.values()) {
      for (Name name : allNames(entry)) {
        List<Word> words = Words.read(name.text());
        if (!words.isEmpty() && words.size() <= LONGEST_NAME) {
          List<Entry> named = byFoldedName.computeIfAbsent(key(words), k -> new ArrayList<>());
          if (!named.contains(entry)) {
            named.add(entry);
          }
        }
      }
    }
  }

  /** Preferred names, and alternatives where these mean the same; empty when unknown. */
  List<Name> names(String iri) {
    Entry entry = byIri.get(iri);
    if (entry == null) {
      return List.of();
    }
    return entry.interchangeable() ? allNames(entry) : entry.preferred();
  }

  /** The longest name that starts with the word at {@code from}; of length 0 when there is none. */
  Match matchAt(List<Word> typed, int from) {
    for (int length = Math.min(LONGEST_NAME, typed.size() - from); length > 0; length--) {
      List<Word> words = typed.subList(from, from + length);
      List<Entry> named =
          byFoldedName.getOrDefault(key(words), List.of()).stream()
              .filter(e -> allNames(e).stream().anyMatch(n -> agrees(words, Words.read(n.text()))))
              .toList();
      if (!named.isEmpty()) {
        return match(words, named);
      }
    }
    return new Match(0, List.of(), List.of());
  }

  private Match match(List<Word> words, List<Entry> named) {
    Map<String, Phrase> same = new LinkedHashMap<>();
    Map<String, Phrase> related = new LinkedHashMap<>();
    for (Entry entry : named) {
      collect(entry.interchangeable() ? allNames(entry) : entry.preferred(), same);
      for (String iri : entry.kin()) {
        collect(names(iri), related);
      }
    }
    related.keySet().removeAll(same.keySet());
    same.remove(exactKey(words));
    return new Match(words.size(), List.copyOf(same.values()), List.copyOf(related.values()));
  }

  private static void collect(List<Name> names, Map<String, Phrase> into) {
    for (Name name : names) {
      List<Word> words = Words.read(name.text());
      if (!words.isEmpty() && words.size() <= LONGEST_NAME) {
        into.putIfAbsent(exactKey(words), new Phrase(words));
      }
    }
  }

  /** A word typed with marks must be that word; one without may be any. */
  private static boolean agrees(List<Word> typed, List<Word> name) {
    if (typed.size() != name.size()) {
      return false;
    }
    for (int i = 0; i < typed.size(); i++) {
      Word word = typed.get(i);
      boolean same =
          word.accented()
              ? word.exact().equals(name.get(i).exact())
              : word.folded().equals(name.get(i).folded());
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private static List<Name> allNames(Entry entry) {
    List<Name> names = new ArrayList<>(entry.preferred());
    names.addAll(entry.alternatives());
    return names;
  }

  private static String key(List<Word> words) {
    return String.join(" ", words.stream().map(Word::folded).toList());
  }

  private static String exactKey(List<Word> words) {
    return String.join(" ", words.stream().map(Word::exact).toList());
  }
}
