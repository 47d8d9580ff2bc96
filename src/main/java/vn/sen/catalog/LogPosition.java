package vn.sen.catalog;

/**
 * A place in the change log. Ordered by the writing transaction first: sequence numbers are handed
 * out before commit, so that a follower of sequence numbers alone would skip a change that commits
 * late.
 *
 * @param transaction PostgreSQL's 64-bit transaction id
 * @param sequence of the row, within the transaction
 */
public record LogPosition(long transaction, long sequence) implements Comparable<LogPosition> {
  public static final LogPosition START = new LogPosition(0, 0);

  @Override
  public int compareTo(LogPosition other) {
    int byTransaction = Long.compare(transaction, other.transaction);
    return byTransaction != 0 ? byTransaction : Long.compare(sequence, other.sequence);
  }

  /** As kept in a read model's commit: {@code transaction:sequence}. */
  @Override
  public String toString() {
    return transaction + ":" + sequence;
  }

  public static LogPosition parse(String text) {
    int colon = text.indexOf(':');
    return new LogPosition(
        Long.parseLong(text.substring(0, colon)), Long.parseLong(text.substring(colon + 1)));
  }
}
