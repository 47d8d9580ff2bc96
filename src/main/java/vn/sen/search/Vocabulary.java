package vn.sen.search;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.sen.metadata.LocalizedText;

/**
 * The names of agencies and of the code lists' concepts: what a dataset that refers to one is also
 * found by, which of them a text names, and which a reader means.
 */
final class Vocabulary {

  /** A name; the language is a BCP 47 tag or "". */
  record Name(String text, String language) {}

  /** What kind of thing has a name. */
  enum Kind {
    SUBJECT,
    /** A part of the country: what covers the country covers it. */
    PLACE,
    COUNTRY,
    AGENCY,
    /** Says how a dataset is given (its format, how often it changes), not what it is about. */
    PROPERTY,
    OTHER
  }

  /**
   * A named thing.
   *
   * @param preferred names by which it goes, one a language
   * @param alternatives abbreviations, old names, names in other spellings
   * @param interchangeable whether its alternatives mean the same thing (a place, an agency) rather
   *     than parts of it (the trades within a sector)
   * @param kin IRIs of what it was merged into
   * @param broader IRIs
   */
  record Entry(
      String iri,
      Kind kind,
      List<Name> preferred,
      List<Name> alternatives,
      boolean interchangeable,
      List<String> kin,
      List<String> broader) {

    static List<Name> names(LocalizedText text) {
      return text.values().entrySet().stream()
          .map(e -> new Name(e.getValue(), e.getKey()))
          .toList();
    }

    List<Name> names() {
      List<Name> names = new ArrayList<>(preferred);
      names.addAll(alternatives);
      return names;
    }
  }

  /** A name cut into words. */
  record Phrase(List<Word> words, boolean vietnamese) {}

  /**
   * A name found in a query.
   *
   * @param length in words; 0 when there is none
   * @param compound whether it is a Vietnamese word of several syllables, which mean nothing apart
   * @param same keys of what goes by that name
   * @param related keys of predecessors, successors and narrower concepts
   * @param wider keys of broader concepts
   * @param names of the same things, to be marked where they stand
   * @param others names of related and broader ones
   */
  record Match(
      int length,
      Set<Kind> kinds,
      boolean compound,
      List<String> same,
      List<String> related,
      List<String> wider,
      List<Phrase> names,
      List<Phrase> others) {
    static final Match NONE =
        new Match(0, Set.of(), false, List.of(), List.of(), List.of(), List.of(), List.of());

    /** Whether all that it names are of the kind. */
    boolean isOnly(Kind kind) {
      return kinds.equals(Set.of(kind));
    }
  }

  private static final int LONGEST_NAME = 12;
  private static final int OFFERED_BY = 2;
  private static final int SHORTEST_GLUED = 3;

  /** An entry with its names cut into words. */
  record Named(Entry entry, List<Phrase> preferred, List<Phrase> all) {
    /** What may stand for any of its names. */
    List<Phrase> exchangeable() {
      return entry.interchangeable() ? all : preferred;
    }
  }

  /** Names word by word; a node where one ends knows whose it is. */
  private static final class Node {
    private final Map<String, Node> next = new HashMap<>();
    private final Set<Named> ends = new LinkedHashSet<>();

    void add(List<Word> words, Function<Word, String> form, Named named) {
      Node at = this;
      for (Word word : words) {
        at = at.next.computeIfAbsent(form.apply(word), f -> new Node());
      }
      at.ends.add(named);
    }
  }

  private final Map<String, Named> byIri = new LinkedHashMap<>();
  private final Map<String, List<String>> kin = new HashMap<>();
  private final Map<String, List<String>> narrower = new HashMap<>();

  /** As texts write them: with their diacritics, in either number. */
  private final Node asWritten = new Node();

  /** As readers may type them: without. */
  private final Node asTyped = new Node();

  private final Set<String> words = new HashSet<>();

  /** Names of several words by their folded words without what is between them. */
  private final Map<String, List<Word>> glued = new HashMap<>();

  /** Agencies and places by the first one and two letters of each word of their names, folded. */
  private final Map<String, Set<Named>> offered = new HashMap<>();

  private final List<String> countries = new ArrayList<>();
  private final CutTexts texts = new CutTexts(this);

  Vocabulary(Collection<Entry> entries) {
    for (Entry entry : entries) {
      Named named = new Named(entry, phrases(entry.preferred()), phrases(entry.names()));
      byIri.put(entry.iri(), named);
      if (entry.kind() == Kind.COUNTRY) {
        countries.add(DatasetDocuments.code(entry.iri()));
      }
      for (String other : entry.kin()) {
        kin.computeIfAbsent(entry.iri(), k -> new ArrayList<>()).add(other);
        kin.computeIfAbsent(other, k -> new ArrayList<>()).add(entry.iri());
      }
      if (entry.kind() == Kind.SUBJECT) {
        entry
            .broader()
            .forEach(b -> narrower.computeIfAbsent(b, k -> new ArrayList<>()).add(entry.iri()));
      }
      for (Phrase phrase : named.all()) {
        asTyped.add(phrase.words(), Word::stem, named);
        phrase.words().forEach(w -> words.addAll(List.of(w.exact(), w.folded())));
        if (phrase.words().size() > 1) {
          glued.putIfAbsent(joined(phrase.words()), phrase.words());
        }
      }
      if (entry.kind() == Kind.AGENCY || entry.kind() == Kind.PLACE) {
        named.all().stream().flatMap(p -> p.words().stream()).forEach(w -> offer(w, named));
      }
      named.exchangeable().forEach(p -> asWritten.add(p.words(), Vocabulary::written, named));
    }
  }

  private void offer(Word word, Named named) {
    for (int letters = 1; letters <= OFFERED_BY; letters++) {
      offered
          .computeIfAbsent(Texts.cut(word.folded(), letters), b -> new LinkedHashSet<>())
          .add(named);
    }
  }

  private static String written(Word word) {
    return word.accented() ? word.exact() : word.stem();
  }

  private static List<Phrase> phrases(List<Name> names) {
    return names.stream()
        .map(n -> new Phrase(Words.read(n.text()), n.language().startsWith("vi")))
        .filter(p -> !p.words().isEmpty() && p.words().size() <= LONGEST_NAME)
        .toList();
  }

  /** The last two segments of an IRI: scheme and code, or the agencies' folder and slug. */
  static String key(String iri) {
    int last = iri.lastIndexOf('/');
    return iri.substring(iri.lastIndexOf('/', last - 1) + 1);
  }

  /** Agencies and places in whose names a word may begin so; not empty, folded. */
  Collection<Named> offered(String beginning) {
    return offered.getOrDefault(Texts.cut(beginning, OFFERED_BY), Set.of());
  }

  /** Whether an exact or folded form stands in any name. */
  boolean knows(String form) {
    return words.contains(form);
  }

  /** All words of names, exact and folded. */
  Set<String> words() {
    return words;
  }

  /** Preferred names, and alternatives where these mean the same; empty when unknown. */
  List<Name> names(String iri) {
    Named named = byIri.get(iri);
    if (named == null) {
      return List.of();
    }
    Entry entry = named.entry();
    return entry.interchangeable() ? entry.names() : entry.preferred();
  }

  /** The thing and all that it lies in: broader ones, and what it was merged into. */
  Set<String> within(String iri) {
    Set<String> all = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(iri));
    while (!open.isEmpty()) {
      String one = open.pop();
      if (all.add(one)) {
        Named named = byIri.get(one);
        if (named != null) {
          open.addAll(named.entry().broader());
          open.addAll(named.entry().kin());
        }
      }
    }
    return all;
  }

  /** Texts cut with regard to these names. */
  CutTexts texts() {
    return texts;
  }

  /** Gives the key of every concept that a text names; at each word the longest name counts. */
  void conceptsIn(List<Word> text, Consumer<String> found) {
    for (int from = 0; from < text.size(); from++) {
      Node at = asWritten.next.get(written(text.get(from)));
      Set<Named> longest = Set.of();
      for (int i = from + 1; at != null; i++) {
        if (!at.ends.isEmpty()) {
          longest = at.ends;
        }
        at = i < text.size() ? at.next.get(written(text.get(i))) : null;
      }
      longest.forEach(named -> found.accept(key(named.entry().iri())));
    }
  }

  /**
   * The longest name that starts with the word at {@code from}.
   *
   * @param marked whether the whole was typed with diacritics, so that a word without means none
   */
  Match matchAt(List<Word> typed, int from, boolean marked) {
    Match longest = Match.NONE;
    Node at = asTyped;
    for (int length = 1; from + length <= typed.size(); length++) {
      at = at.next.get(typed.get(from + length - 1).stem());
      if (at == null) {
        break;
      }
      List<Word> name = typed.subList(from, from + length);
      List<Named> meant =
          at.ends.stream()
              .filter(n -> n.all().stream().anyMatch(p -> agrees(name, p, marked)))
              .toList();
      if (!meant.isEmpty()) {
        longest = match(name, meant, marked);
      }
    }
    return longest;
  }

  /** Where a subject goes by the name, what holds that subject among others is only near it. */
  private static boolean isNear(Named one, List<Word> typed, List<Named> meant, boolean marked) {
    return one.exchangeable().stream().noneMatch(p -> agrees(typed, p, marked))
        && meant.stream().anyMatch(n -> n.entry().kind() == Kind.SUBJECT);
  }

  private Match match(List<Word> typed, List<Named> meant, boolean marked) {
    Set<Kind> kinds = new HashSet<>();
    Set<String> same = new LinkedHashSet<>();
    Set<String> related = new LinkedHashSet<>();
    Set<String> wider = new LinkedHashSet<>();
    List<Phrase> names = new ArrayList<>();
    List<Phrase> others = new ArrayList<>();
    for (Named one : meant) {
      Entry entry = one.entry();
      if (isNear(one, typed, meant, marked)) {
        wider.add(key(entry.iri()));
        others.addAll(one.exchangeable());
        continue;
      }
      kinds.add(entry.kind());
      same.add(key(entry.iri()));
      names.addAll(one.exchangeable());
      List<String> near = new ArrayList<>(kin.getOrDefault(entry.iri(), List.of()));
      near.addAll(narrower.getOrDefault(entry.iri(), List.of()));
      near.forEach(iri -> related.add(key(iri)));
      if (entry.kind() == Kind.SUBJECT) {
        entry.broader().forEach(iri -> wider.add(key(iri)));
        near.addAll(entry.broader());
      }
      near.stream()
          .map(byIri::get)
          .filter(Objects::nonNull)
          .forEach(other -> others.addAll(other.exchangeable()));
    }
    related.removeAll(same);
    wider.removeAll(same);
    boolean compound =
        typed.size() > 1
            && meant.stream()
                .flatMap(n -> n.all().stream())
                .filter(p -> agrees(typed, p, marked))
                .allMatch(Phrase::vietnamese);
    return new Match(
        typed.size(),
        kinds,
        compound,
        List.copyOf(same),
        List.copyOf(related),
        List.copyOf(wider),
        names,
        others);
  }

  /** A word typed with marks must be that word; one without may be any. */
  private static boolean agrees(List<Word> typed, Phrase name, boolean marked) {
    if (typed.size() != name.words().size()) {
      return false;
    }
    for (int i = 0; i < typed.size(); i++) {
      Word word = typed.get(i);
      Word other = name.words().get(i);
      boolean same =
          word.accented() || (marked && other.accented())
              ? word.exact().equals(other.exact())
              : word.stem().equals(other.stem());
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private static String joined(List<Word> name) {
    return name.stream().map(Word::folded).collect(Collectors.joining());
  }

  /**
   * The words of names that were typed without anything between them ({@code sanbay}, {@code
   * tygiausd}), folded; empty when it is none.
   */
  List<Word> unglued(String folded) {
    List<Word> name = glued.get(folded);
    if (name != null) {
      return name.stream().map(w -> Words.of(w.folded())).toList();
    }
    for (int cut = folded.length() - SHORTEST_GLUED; cut >= SHORTEST_GLUED; cut--) {
      List<Word> first = glued.get(folded.substring(0, cut));
      String rest = folded.substring(cut);
      if (first != null && (glued.containsKey(rest) || knows(rest))) {
        List<Word> both = new ArrayList<>(first);
        both.addAll(glued.getOrDefault(rest, List.of(Words.of(rest))));
        return both.stream().map(w -> Words.of(w.folded())).toList();
      }
    }
    return List.of();
  }

  /** Codes of the countries. */
  List<String> countries() {
    return countries;
  }

  /** The entry with the IRI; null when unknown. */
  @Nullable Named named(String iri) {
    return byIri.get(iri);
  }
}
