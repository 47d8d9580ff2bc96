package vn.sen.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.IntRange;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import vn.sen.search.SearchRequest.Matching;

/** Turns what was typed into a query over {@link IndexFields}. */
final class QueryBuilder {

  /** How literally words are taken. */
  enum Reading {
    /** A word typed with diacritics means that word, one typed without means any. */
    AS_TYPED,
    /** For when nothing was found: what is known as a subject must match, places and others may. */
    BY_SUBJECT,
    /** For when still nothing was: without diacritics, and one letter may be wrong. */
    FORGIVING
  }

  private static final float PAIR = 0.8f;
  private static final double MOST_OF_THEM = 0.7;
  private static final double HALF_OF_THEM = 0.5;
  private static final int FEW = 2;

  /** Share of the words that must belong to known subjects for these to be enough. */
  private static final double SUBJECTS_ALONE = 1 / 3.0;

  private final Vocabulary vocabulary;
  private final Reading reading;
  private final Matching matching;
  private final WordQueries forms;
  private final BooleanQuery.Builder matched = new BooleanQuery.Builder();
  private final List<Query> scoring = new ArrayList<>();

  QueryBuilder(Vocabulary vocabulary, Reading reading, Matching matching) {
    this.vocabulary = vocabulary;
    this.reading = reading;
    this.matching = matching;
    this.forms = new WordQueries(reading);
  }

  Marks marks() {
    return forms.marks();
  }

  /**
   * A word or name that is sought.
   *
   * @param beside the same, but a Vietnamese syllable only where it stands beside a neighbour
   * @param place whether it names a place and nothing else
   */
  private record Unit(
      Query query, Query beside, int words, boolean subject, boolean syllable, boolean place) {}

  /**
   * What was typed as two queries: which documents match is told without scores, and a match's
   * score is the sum of alternatives side by side, which is what Lucene skips best over.
   *
   * @param matching for filters to be added beside
   * @param scoring each match has at least one of them; empty when there is nothing to rank by
   */
  record Sought(BooleanQuery.Builder matching, List<Query> scoring) {}

  Sought build(TypedQuery typed) {
    if (!typed.isRanked()) {
      matched.add(MatchAllDocsQuery.INSTANCE, Occur.MUST);
    }
    addWords(typed.words());
    for (List<Word> phrase : typed.phrases()) {
      Query query = forms.phrase(phrase);
      matched.add(query, Occur.MUST);
      scoring.add(query);
      phrase.forEach(forms::mark);
    }
    for (List<Word> phrase : typed.excluded()) {
      matched.add(forms.phrase(phrase), Occur.MUST_NOT);
    }
    for (TypedQuery.FieldClause field : typed.fields()) {
      matched.add(field(field), field.excluded() ? Occur.MUST_NOT : Occur.FILTER);
    }
    return new Sought(matched, scoring);
  }

  private Query field(TypedQuery.FieldClause field) {
    if (field.years().isPresent()) {
      return years(field.years().get());
    }
    TextPart part = field.part().orElseThrow();
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (Word word : field.words()) {
      if (!field.excluded()) {
        forms.mark(word);
      }
      all.add(
          new TermQuery(new Term(IndexFields.PARTS, IndexedTexts.partTerm(part, word.folded()))),
          Occur.FILTER);
      if (word.accented()) {
        all.add(new TermQuery(new Term(IndexFields.EXACT, word.exact())), Occur.FILTER);
      }
    }
    return all.build();
  }

  static Query years(SearchRequest.Years years) {
    return IntRange.newIntersectsQuery(
        IndexFields.YEARS, new int[] {years.from()}, new int[] {years.to()});
  }

  private void addWords(List<List<Word>> runs) {
    List<List<Unit>> needs = new ArrayList<>(List.of(new ArrayList<>()));
    List<Query> helpful = new ArrayList<>();
    List<Word> light = new ArrayList<>();
    List<Word> whole = runs.stream().flatMap(List::stream).toList();
    boolean vietnamese = Syllables.areVietnamese(whole);
    boolean marked = Syllables.areMarked(whole);
    boolean named = false;
    for (List<Word> run : runs) {
      if (run.isEmpty() && matching == Matching.BEST) {
        needs.add(new ArrayList<>());
      }
      for (int i = 0; i < run.size(); ) {
        Vocabulary.Match match = vocabulary.matchAt(run, i, marked);
        boolean unnamed = match.length() == 0;
        int stop = unnamed ? StopWords.lengthAt(run, i, marked) : 0;
        List<Word> words = run.subList(i, i + Math.max(1, unnamed ? stop : match.length()));
        named |= !unnamed;
        if (matching != Matching.BEST) {
          words = run.subList(i, i + 1);
          needs.getLast().add(literal(words.getFirst()));
        } else if (stop > 0) {
          light.addAll(words);
          if (StopWords.joins(words.getFirst())) {
            needs.add(new ArrayList<>());
          }
        } else if (isHelpfulOnly(match)) {
          helpful.add(unnamed ? forms.word(words.getFirst()) : forms.named(words, match));
        } else {
          needs.getLast().add(unit(run, i, words, match, vietnamese));
        }
        i += words.size();
      }
      addPairs(run);
    }
    needs.removeIf(List::isEmpty);
    joinPlaces(needs);
    if (reading == Reading.BY_SUBJECT && !named && !whole.isEmpty()) {
      matched.add(new MatchNoDocsQuery("no subject is named"), Occur.MUST);
      return;
    }
    if (needs.isEmpty()) {
      List<Query> rest = helpful.isEmpty() ? light.stream().map(forms::word).toList() : helpful;
      if (!rest.isEmpty()) {
        matched.add(atLeast(rest, enough(rest.size())), Occur.MUST);
        scoring.addAll(rest);
      }
      return;
    }
    scoring.addAll(helpful);
    addNeeds(needs);
  }

  private Unit literal(Word word) {
    Query query = forms.word(word);
    return new Unit(query, query, 1, false, false, false);
  }

  private Unit unit(
      List<Word> run, int at, List<Word> words, Vocabulary.Match match, boolean vietnamese) {
    if (match.length() > 0) {
      Query named = forms.named(words, match);
      boolean subject =
          match.kinds().contains(Vocabulary.Kind.SUBJECT)
              || match.kinds().contains(Vocabulary.Kind.AGENCY);
      return new Unit(
          named,
          named,
          words.size(),
          subject,
          match.compound(),
          match.isOnly(Vocabulary.Kind.PLACE));
    }
    Query word = forms.word(words.getFirst());
    boolean syllable = vietnamese && Syllables.isSyllable(words.getFirst()) && run.size() > 1;
    return new Unit(
        word, syllable ? forms.besideNeighbour(run, at) : word, 1, false, syllable, false);
  }

  /** Places alone are no need of their own but say more of the one before. */
  private static void joinPlaces(List<List<Unit>> needs) {
    for (int i = needs.size() - 1; i > 0; i--) {
      if (needs.get(i).stream().allMatch(Unit::place)) {
        needs.get(i - 1).addAll(needs.remove(i));
      }
    }
  }

  /** "Rice and weather" may be two needs: what answers both comes first, what answers one after. */
  private void addNeeds(List<List<Unit>> needs) {
    if (matching == Matching.ANY) {
      List<Query> any = needs.getFirst().stream().map(Unit::query).toList();
      matched.add(atLeast(any, 1), Occur.MUST);
      scoring.addAll(any);
      return;
    }
    if (needs.size() == 1 && isStrict(needs.getFirst())) {
      needs.getFirst().forEach(u -> matched.add(u.query(), Occur.MUST));
      needs.getFirst().forEach(u -> scoring.add(u.query()));
      return;
    }
    if (needs.size() == 1) {
      matched.add(ways(needs.getFirst()), Occur.FILTER);
      needs.getFirst().forEach(u -> scoring.add(u.query()));
      return;
    }
    List<Query> any = needs.stream().map(this::need).toList();
    matched.add(atLeast(any, 1), Occur.MUST);
    scoring.addAll(any);
  }

  private boolean isStrict(List<Unit> units) {
    return matching == Matching.ALL || (matching == Matching.BEST && units.size() <= FEW);
  }

  /** Matches what holds enough of the units; scores by all of them. */
  private Query need(List<Unit> units) {
    BooleanQuery.Builder need = new BooleanQuery.Builder().add(ways(units), Occur.FILTER);
    units.forEach(u -> need.add(u.query(), Occur.SHOULD));
    return need.build();
  }

  private Query ways(List<Unit> units) {
    List<Query> queries = units.stream().map(Unit::query).toList();
    if (isStrict(units)) {
      return atLeast(queries, queries.size());
    }
    List<Query> ways = new ArrayList<>();
    ways.add(atLeast(units.stream().map(Unit::beside).toList(), enough(units.size())));
    if (units.size() == FEW + 1) {
      ways.add(atLeast(queries, units.size()));
    }
    List<Unit> subjects = units.stream().filter(Unit::subject).toList();
    if (areEnough(subjects, units)) {
      ways.add(atLeast(subjects.stream().map(Unit::query).toList(), subjects.size()));
    }
    return ways.size() == 1 ? ways.getFirst() : atLeast(ways, 1);
  }

  /** A single syllable is too little to stand for a whole sentence, a word of English is not. */
  private static boolean areEnough(List<Unit> subjects, List<Unit> units) {
    int words = subjects.stream().mapToInt(Unit::words).sum();
    int all = units.stream().mapToInt(Unit::words).sum();
    boolean telling = subjects.stream().anyMatch(u -> u.words() > 1 || !u.syllable());
    return !subjects.isEmpty() && telling && words >= SUBJECTS_ALONE * all;
  }

  private static Query atLeast(List<Query> wanted, int least) {
    if (wanted.size() == 1) {
      return wanted.getFirst();
    }
    BooleanQuery.Builder some = new BooleanQuery.Builder();
    if (least == wanted.size()) {
      wanted.forEach(q -> some.add(q, Occur.MUST));
      return some.build();
    }
    wanted.forEach(q -> some.add(q, Occur.SHOULD));
    return some.setMinimumNumberShouldMatch(least).build();
  }

  /** Nearly everything here is about the country: its name tells nothing apart. */
  private boolean isHelpfulOnly(Vocabulary.Match match) {
    return switch (reading) {
      case AS_TYPED -> match.isOnly(Vocabulary.Kind.COUNTRY);
      case BY_SUBJECT ->
          match.length() == 0
              || match.isOnly(Vocabulary.Kind.PLACE)
              || match.isOnly(Vocabulary.Kind.COUNTRY);
      case FORGIVING ->
          match.isOnly(Vocabulary.Kind.PLACE) || match.isOnly(Vocabulary.Kind.COUNTRY);
    };
  }

  /** All of one or two, most of more; where nothing had most, half. */
  private int enough(int wanted) {
    double share = reading == Reading.FORGIVING ? HALF_OF_THEM : MOST_OF_THEM;
    return wanted <= FEW ? wanted : (int) Math.round(wanted * share);
  }

  private void addPairs(List<Word> run) {
    BooleanQuery.Builder folded = new BooleanQuery.Builder();
    for (int i = 1; i < run.size(); i++) {
      scoring.add(new BoostQuery(forms.pair(run.get(i - 1), run.get(i)), PAIR));
      folded.add(WordQueries.foldedPair(run.get(i - 1), run.get(i)), Occur.SHOULD);
    }
    if (reading == Reading.FORGIVING && run.size() > 1 && run.stream().anyMatch(Word::accented)) {
      // Syllables without their marks are too few to be told apart unless they stand together.
      matched.add(folded.build(), Occur.FILTER);
    }
  }
}
