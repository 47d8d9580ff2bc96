package vn.sen.search;

import java.util.Collection;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;

/**
 * The same matches as a query's, without what only serves its scores: what is left is counted in
 * blocks of documents, where alternatives with scores are walked one document at a time.
 */
final class Unscored {
  private Unscored() {}

  static Query of(Query query) {
    return switch (query) {
      case BoostQuery boosted -> of(boosted.getQuery());
      case ConstantScoreQuery constant -> of(constant.getQuery());
      case DisjunctionMaxQuery either -> anyOf(either.getDisjuncts());
      case BooleanQuery clauses -> of(clauses);
      default -> query;
    };
  }

  private static Query anyOf(Collection<Query> alternatives) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    alternatives.forEach(one -> any.add(of(one), Occur.SHOULD));
    return any.build();
  }

  private static Query of(BooleanQuery query) {
    int least = query.getMinimumNumberShouldMatch();
    boolean optional = least == 0 && query.clauses().stream().anyMatch(BooleanClause::isRequired);
    BooleanQuery.Builder matching = new BooleanQuery.Builder().setMinimumNumberShouldMatch(least);
    for (BooleanClause clause : query) {
      if (clause.occur() != Occur.SHOULD) {
        Occur occur = clause.occur() == Occur.MUST ? Occur.FILTER : clause.occur();
        matching.add(of(clause.query()), occur);
      } else if (!optional) {
        matching.add(of(clause.query()), Occur.SHOULD);
      }
    }
    return matching.build();
  }
}
