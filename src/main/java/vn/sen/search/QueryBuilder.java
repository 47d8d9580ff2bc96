package vn.sen.search;

import java.util.ArrayList;
import java.util.BitSet;
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
import vn.sen.search.Vocabulary.Kind;

/** Turns what was typed into a query over {@link IndexFields}. */
final class QueryBuilder {

  /** How literally words are taken. */
  enum Reading {
    /** A word typed with diacritics means that word, one typed without means any. */
    AS_TYPED,
    /** For when nothing was found: what is known as a subject must match, places and others may. */
    BY_SUBJECT,
    /** For when no dataset has all of the subjects: one of them must match. */
    BY_ANY_SUBJECT,
    /** For when still nothing was: without diacritics, and one letter may be wrong. */
    FORGIVING
  }

  private static final float PAIR = 0.8f;

  /** What the shape of a dataset weighs beside its subject. */
  private static final float SHAPE = 0.2f;

  /** What a word beside a subject of several words weighs. */
  private static final float BESIDE_SUBJECT = 0.5f;

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
   * @param query what it scores by
   * @param wanted what a dataset must hold for it
   * @param beside the same, but a Vietnamese syllable only where it stands beside a neighbour
   * @param named whether it is a name of the code lists
   * @param subject whether it names a subject or an agency
   * @param place whether it names a place and nothing else
   * @param asking whether it only asks how many there are, if something else is named
   */
  private record Unit(
      Query query,
      Query wanted,
      Query beside,
      int words,
      boolean named,
      boolean subject,
      boolean syllable,
      boolean place,
      boolean asking) {

    /** Also answered by what covers more than the place. */
    Unit orBy(Query wider) {
      Query either = atLeast(List.of(wanted, wider), 1);
      return new Unit(query, either, either, words, named, subject, syllable, place, asking);
    }
  }

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
    int namedWords = 0;
    int otherWords = 0;
    for (List<Word> run : runs) {
      if (run.isEmpty() && matching == Matching.BEST) {
        needs.add(new ArrayList<>());
      }
      BitSet within = new BitSet(run.size());
      for (int i = 0; i < run.size(); ) {
        Vocabulary.Match match = vocabulary.matchAt(run, i, marked);
        boolean unnamed = match.length() == 0;
        int shape = match.kinds().contains(Kind.SUBJECT) ? 0 : StopWords.helpfulLengthAt(run, i);
        if (shape > 0 && shape >= match.length()) {
          match = Vocabulary.Match.NONE;
          unnamed = true;
        } else {
          shape = 0;
        }
        int stop = unnamed && shape == 0 ? StopWords.lengthAt(run, i, marked) : 0;
        int length = Math.max(1, shape + stop + match.length());
        List<Word> words = run.subList(i, i + length);
        if (matching != Matching.BEST) {
          words = run.subList(i, i + 1);
          needs.getLast().add(literal(words.getFirst()));
        } else if (stop > 0) {
          light.addAll(words);
          if (StopWords.joins(words.getFirst())) {
            needs.add(new ArrayList<>());
          }
        } else if (shape > 0) {
          helpful.add(new BoostQuery(forms.beside(words), SHAPE));
        } else {
          if (unnamed) {
            otherWords += length;
          } else if (!isAside(match)) {
            namedWords += length;
          }
          if (isHelpfulOnly(match)) {
            helpful.add(unnamed ? forms.word(words.getFirst()) : forms.named(words, match));
          } else {
            needs.getLast().add(unit(run, i, words, match, vietnamese));
          }
        }
        if (match.compound() && matching == Matching.BEST) {
          within.set(i + 1, i + words.size());
        }
        i += words.size();
      }
      addPairs(run, within);
    }
    if (needs.stream().flatMap(List::stream).anyMatch(u -> u.subject() && !u.asking())) {
      for (List<Unit> need : needs) {
        need.stream()
            .filter(Unit::asking)
            .forEach(u -> helpful.add(new BoostQuery(u.query(), SHAPE)));
        need.removeIf(Unit::asking);
      }
    }
    needs.removeIf(List::isEmpty);
    joinPlaces(needs);
    boolean bySubject = reading == Reading.BY_SUBJECT || reading == Reading.BY_ANY_SUBJECT;
    boolean told = namedWords > 0 && namedWords >= SUBJECTS_ALONE * (namedWords + otherWords);
    if (bySubject && !told && !whole.isEmpty()) {
      matched.add(new MatchNoDocsQuery("no subject is named"), Occur.MUST);
      return;
    }
    if (needs.isEmpty()) {
      List<Query> rest = helpful.isEmpty() ? alone(light, vietnamese) : helpful;
      if (!rest.isEmpty()) {
        matched.add(atLeast(rest, enough(rest.size())), Occur.MUST);
        scoring.addAll(rest);
      }
      return;
    }
    scoring.addAll(helpful);
    needs.replaceAll(this::widened);
    addNeeds(needs);
  }

  /**
   * Words that carry little, when there are no others. Vietnamese syllables mean something side by
   * side: "dữ liệu" is not to be found in "du lịch".
   */
  private List<Query> alone(List<Word> light, boolean vietnamese) {
    if (!vietnamese || light.size() == 1) {
      return light.stream().map(forms::word).toList();
    }
    light.forEach(forms::mark);
    List<Query> pairs = new ArrayList<>();
    for (int i = 1; i < light.size(); i++) {
      pairs.add(forms.pair(light.get(i - 1), light.get(i)));
    }
    return pairs;
  }

  /** What covers the whole country answers for each of its parts, if it is about what is sought. */
  private List<Unit> widened(List<Unit> need) {
    if (matching != Matching.BEST || need.stream().allMatch(Unit::place)) {
      return need;
    }
    Query nationwide = forms.covering(vocabulary.countries());
    return need.stream().map(u -> u.place() ? u.orBy(nationwide) : u).toList();
  }

  private Unit literal(Word word) {
    Query query = forms.word(word);
    return new Unit(query, query, query, 1, false, false, false, false, false);
  }

  private Unit unit(
      List<Word> run, int at, List<Word> words, Vocabulary.Match match, boolean vietnamese) {
    if (match.length() > 0) {
      Query named = forms.named(words, match);
      boolean subject = match.kinds().contains(Kind.SUBJECT) || match.kinds().contains(Kind.AGENCY);
      return new Unit(
          named,
          named,
          named,
          words.size(),
          true,
          subject,
          match.compound(),
          match.isOnly(Kind.PLACE),
          StopWords.ask(words));
    }
    Query word = forms.word(words.getFirst());
    boolean syllable = vietnamese && Syllables.isSyllable(words.getFirst()) && run.size() > 1;
    return new Unit(
        word,
        word,
        syllable ? forms.besideNeighbour(run, at) : word,
        1,
        false,
        false,
        syllable,
        false,
        false);
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
      needs.getFirst().forEach(u -> matched.add(u.wanted(), Occur.MUST));
      needs.getFirst().forEach(u -> scoring.add(u.query()));
      return;
    }
    if (needs.size() == 1) {
      matched.add(ways(needs.getFirst()), Occur.FILTER);
      scoring.addAll(scores(needs.getFirst()));
      return;
    }
    List<Query> any = needs.stream().map(this::need).toList();
    matched.add(atLeast(any, 1), Occur.MUST);
    scoring.addAll(any);
  }

  private boolean isStrict(List<Unit> units) {
    return matching == Matching.ALL
        || (matching == Matching.BEST
            && reading != Reading.BY_ANY_SUBJECT
            && units.size() <= FEW
            && !isTold(units));
  }

  /** Whether a subject of several words is named, and one word beside it says more of it. */
  private static boolean isTold(List<Unit> units) {
    return units.size() == FEW
        && units.stream().anyMatch(u -> u.subject() && u.words() > 1)
        && units.stream().anyMatch(u -> !u.named());
  }

  private static List<Query> scores(List<Unit> units) {
    boolean told = isTold(units);
    return units.stream()
        .map(u -> told && !u.named() ? new BoostQuery(u.query(), BESIDE_SUBJECT) : u.query())
        .toList();
  }

  /** Matches what holds enough of the units; scores by all of them. */
  private Query need(List<Unit> units) {
    BooleanQuery.Builder need = new BooleanQuery.Builder().add(ways(units), Occur.FILTER);
    scores(units).forEach(query -> need.add(query, Occur.SHOULD));
    return need.build();
  }

  private Query ways(List<Unit> units) {
    List<Query> queries = units.stream().map(Unit::wanted).toList();
    if (reading == Reading.BY_ANY_SUBJECT) {
      return atLeast(queries, 1);
    }
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
      ways.add(atLeast(subjects.stream().map(Unit::wanted).toList(), subjects.size()));
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
      case AS_TYPED -> isAside(match);
      case BY_SUBJECT, BY_ANY_SUBJECT ->
          isAside(match) || match.length() == 0 || match.isOnly(Kind.PLACE);
      case FORGIVING -> isAside(match) || match.isOnly(Kind.PLACE);
    };
  }

  private static boolean isAside(Vocabulary.Match match) {
    return match.isOnly(Kind.PROPERTY) || match.kinds().contains(Kind.COUNTRY);
  }

  /** All of one or two, most of more; where nothing had most, half. */
  private int enough(int wanted) {
    double share = reading == Reading.FORGIVING ? HALF_OF_THEM : MOST_OF_THEM;
    return wanted <= FEW ? wanted : (int) Math.round(wanted * share);
  }

  /**
   * @param within whether a word belongs to one name with the one before it, which scores by that
   */
  private void addPairs(List<Word> run, BitSet within) {
    BooleanQuery.Builder folded = new BooleanQuery.Builder();
    for (int i = 1; i < run.size(); i++) {
      if (!within.get(i)) {
        scoring.add(new BoostQuery(forms.pair(run.get(i - 1), run.get(i)), PAIR));
      }
      folded.add(WordQueries.foldedPair(run.get(i - 1), run.get(i)), Occur.SHOULD);
    }
    if (reading == Reading.FORGIVING && run.size() > 1 && run.stream().anyMatch(Word::accented)) {
      // Syllables without their marks are too few to be told apart unless they stand together.
      matched.add(folded.build(), Occur.FILTER);
    }
  }
}
