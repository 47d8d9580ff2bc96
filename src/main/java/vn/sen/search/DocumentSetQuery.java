package vn.sen.search;

import java.util.Arrays;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorerSupplier;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** Matches given documents of one reader. */
final class DocumentSetQuery extends Query {
  private final @Nullable FixedBitSet[] sets;

  /**
   * @param sets by the segment's place in the reader; null for none
   */
  DocumentSetQuery(@Nullable FixedBitSet[] sets) {
    this.sets = sets;
  }

  @Nullable FixedBitSet in(LeafReaderContext context) {
    return sets[context.ord];
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) {
        FixedBitSet set = sets[context.ord];
        if (set == null) {
          return null;
        }
        int size = set.cardinality();
        return size == 0
            ? null
            : ConstantScoreScorerSupplier.fromIterator(
                new BitSetIterator(set, size), score(), scoreMode, set.length());
      }

      @Override
      public boolean isCacheable(LeafReaderContext context) {
        return false;
      }
    };
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String field) {
    return "documents";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DocumentSetQuery query && Arrays.equals(sets, query.sets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sets);
  }
}
