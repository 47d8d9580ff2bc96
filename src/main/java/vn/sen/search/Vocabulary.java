package vn.sen.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
   * @param place whether it is a part of the country: what covers the country covers it
   * @param kin IRIs of what it was merged into or made of
   */
  record Entry(
      String iri,
      List<Name> preferred,
      List<Name> alternatives,
      boolean interchangeable,
      boolean place,
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
   * @param place whether all that it names are places
   * @param same other names of the same thing
   * @param related names of its predecessors and successors
   */
  record Match(int length, boolean place, List<Phrase> same, List<Phrase> related) {}

  private static final int LONGEST_NAME = 12;

  /** An entry whose phrases are its names, cut into words. */
  private record Named(Entry entry, List<Phrase> preferred, List<Phrase> all) {
    /** What may stand for any of its names. */
    List<Phrase> exchangeable() {
      return entry.interchangeable() ? all : preferred;
    }
  }

  private final Map<String, Named> byIri = new LinkedHashMap<>();
  private final Map<String, List<Named>> byFoldedName = new HashMap<>();
  private final Set<String> words = new HashSet<>();

  Vocabulary(Collection<Entry> entries) {
    Map<String, List<String>> kin = new HashMap<>();
    for (Entry entry : entries) {
      for (String other : entry.kin()) {
        kin.computeIfAbsent(entry.iri(), k -> new ArrayList<>()).add(other);
        kin.computeIfAbsent(other, k -> new ArrayList<>()).add(entry.iri());
      }
    }
    for (Entry entry : entries) {
      Named named = named(entry, kin.getOrDefault(entry.iri(), List.of()));
      byIri.put(entry.iri(), named);
      named.all().stream()
          .flatMap(p -> p.words().stream())
          .forEach(
              w -> {
                words.add(w.exact());
                words.add(w.folded());
              });
      named.all().stream()
          .map(p -> key(p.words()))
          .distinct()
          .forEach(k -> byFoldedName.computeIfAbsent(k, n -> new ArrayList<>()).add(named));
    }
  }

  private static Named named(Entry entry, List<String> kin) {
    return new Named(
        new Entry(
            entry.iri(),
            entry.preferred(),
            entry.alternatives(),
            entry.interchangeable(),
            entry.place(),
            kin),
        phrases(entry.preferred()),
        phrases(allNames(entry)));
  }

  private static List<Phrase> phrases(List<Name> names) {
    return names.stream()
        .map(n -> new Phrase(Words.read(n.text())))
        .filter(p -> !p.words().isEmpty() && p.words().size() <= LONGEST_NAME)
        .toList();
  }

  /** Names that a reader may be offered: of agencies and places, preferred ones only. */
  List<Entry> entries() {
    return byIri.values().stream().map(Named::entry).toList();
  }

  /** Whether an exact or folded form stands in any name. */
  boolean knows(String form) {
    return words.contains(form);
  }

  /** Preferred names, and alternatives where these mean the same; empty when unknown. */
  List<Name> names(String iri) {
    Named named = byIri.get(iri);
    if (named == null) {
      return List.of();
    }
    Entry entry = named.entry();
    return entry.interchangeable() ? allNames(entry) : entry.preferred();
  }

  /** The longest name that starts with the word at {@code from}; of length 0 when there is none. */
  Match matchAt(List<Word> typed, int from) {
    for (int length = Math.min(LONGEST_NAME, typed.size() - from); length > 0; length--) {
      List<Word> words = typed.subList(from, from + length);
      List<Named> named =
          byFoldedName.getOrDefault(key(words), List.of()).stream()
              .filter(n -> n.all().stream().anyMatch(p -> agrees(words, p.words())))
              .toList();
      if (!named.isEmpty()) {
        return match(words, named);
      }
    }
    return new Match(0, false, List.of(), List.of());
  }

  private Match match(List<Word> words, List<Named> named) {
    Map<String, Phrase> same = new LinkedHashMap<>();
    Map<String, Phrase> related = new LinkedHashMap<>();
    for (Named one : named) {
      one.exchangeable().forEach(p -> same.putIfAbsent(exactKey(p.words()), p));
      one.entry().kin().stream()
          .map(byIri::get)
          .filter(java.util.Objects::nonNull)
          .flatMap(n -> n.exchangeable().stream())
          .forEach(p -> related.putIfAbsent(exactKey(p.words()), p));
    }
    related.keySet().removeAll(same.keySet());
    same.remove(exactKey(words));
    boolean place = named.stream().allMatch(n -> n.entry().place());
    return new Match(
        words.size(), place, List.copyOf(same.values()), List.copyOf(related.values()));
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
