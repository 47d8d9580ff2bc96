package vn.sen.sparql;

/** Where terms stand in the order of ORDER BY. */
interface Ranking {

  /**
   * From 1, terms of equal value sharing a rank; 0 for what is unbound, which comes before
   * everything; -1 for a term not known.
   */
  int rank(long id);
}
