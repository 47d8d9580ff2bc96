package vn.sen.search;

import java.util.Set;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;

/**
 * Fields of a document of the index. Words of title, keywords and other text are written to the
 * same field with frequencies that stand for their weights: BM25F at the price of BM25.
 */
final class IndexFields {
  /** Raised whenever documents made by an older version would not answer right. */
  static final String SCHEMA = "6";

  /**
   * Older ones whose documents answer well enough until the new index is built beside theirs: 5
   * lacks the places and agents that descriptions name themselves, 4 besides the ranks, 3 besides
   * superseded datasets and what an AI task is part of.
   */
  static final Set<String> STILL_READABLE = Set.of("3", "4", "5");

  /** The measured score; absent where there is none. */
  static final String QUALITY = "quality";

  static final String SLUG = "slug";
  static final String DISCOVER = "discover";

  static final String EXACT = "exact";
  static final String FOLDED = "folded";
  static final String EXACT_PAIRS = "exact-pairs";
  static final String FOLDED_PAIRS = "folded-pairs";

  /**
   * Concepts of the code lists and agencies, whichever of their names a text uses: synonyms are
   * found by one term instead of one query a name.
   */
  static final String CONCEPTS = "concepts";

  /** Folded words behind the mark of the {@link TextPart} they stand in. */
  static final String PARTS = "parts";

  static final String SEQUENCE = "sequence";

  /** Every agency of the dataset by slug, so that its documents are found when its name changes. */
  static final String AGENCIES = "agencies";

  /** Beginnings of the words of titles and keywords, folded. */
  static final String BEGINNINGS = "beginnings";

  static final String HIT = "hit";
  static final String MODIFIED = "modified-day";
  static final String TARGET = "target-number";

  /** 0 with data, 1 without, 2 superseded: in this order. */
  static final String READINESS = "readiness";

  /** Readiness, target and then anything that differs: parts what is equal otherwise. */
  static final String RANK = "rank";

  /** First and last year that the data speak of. */
  static final String YEARS = "years";

  /** Representative points of the places that the data speak of. */
  static final String POINTS = "points";

  static final String TITLE_ORDER_VI = "title-order-vi";
  static final String TITLE_ORDER_EN = "title-order-en";

  /** Behind a facet's parameter: the values in heap are read from doc values of this name. */
  static final String FACET_PREFIX = "facet-";

  /** In {@link #PARTS}, marks the stem of a word of an English text. */
  static final String STEM_MARK = "=";

  /** Between the two words of a pair; no word holds it. */
  static final char PAIR_SEPARATOR = ' ';

  /** Positions between two texts, so that no phrase reaches from one into the next. */
  static final int GAP = 100;

  static final FieldType WEIGHTED = type(IndexOptions.DOCS_AND_FREQS, false);

  /** Frequencies as weights, without regard to length. */
  static final FieldType RATED = type(IndexOptions.DOCS_AND_FREQS, true);

  static final FieldType UNSCORED = type(IndexOptions.DOCS, true);
  static final FieldType POSITIONED = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, true);

  private IndexFields() {}

  private static FieldType type(IndexOptions options, boolean omitNorms) {
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setIndexOptions(options);
    type.setOmitNorms(omitNorms);
    type.freeze();
    return type;
  }
}
