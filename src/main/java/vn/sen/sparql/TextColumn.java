package vn.sen.sparql;

import java.util.Arrays;
import java.util.function.LongFunction;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a column's objects, folded and put one after the other, to be searched for a
 * substring in one go. Says which objects may hold it: all that do, and some that do not.
 */
final class TextColumn {
  /** A byte that UTF-8 has no use for, between two texts. */
  private static final char END = '\u00ff';

  private final String texts;
  private final int[] starts;
  private final long[] ids;
  private volatile Compared last;

  /** Which of some objects this column does not know. */
  private record Compared(long[] objects, long[] unknown) {}

  private TextColumn(String texts, int[] starts, long[] ids) {
    this.texts = texts;
    this.starts = starts;
    this.ids = ids;
    this.last = new Compared(ids, new long[0]);
  }

  /**
   * @param ids in ascending order
   * @param limitBytes of all texts
   * @return null when they are longer
   */
  static @Nullable TextColumn of(
      long[] ids, LongFunction<Node> nodes, long limitBytes, Deadline deadline) {
    StringBuilder texts = new StringBuilder(ids.length * 40);
    int[] starts = new int[ids.length];
    for (int i = 0; i < ids.length; i++) {
      deadline.step();
      starts[i] = texts.length();
      Node node = nodes.apply(ids[i]);
      if (node.isLiteral()) {
        texts.append(FoldedText.bytes(node.getLiteralLexicalForm()));
      } else if (node.isURI()) {
        texts.append(FoldedText.bytes(node.getURI()));
      }
      texts.append(END);
      if (texts.length() > limitBytes) {
        return null;
      }
    }
    return new TextColumn(texts.toString(), starts, ids);
  }

  long bytes() {
    return texts.length() + 12L * ids.length;
  }

  /** Objects that may hold the text, and objects that this column does not know; ascending. */
  long[] mayHold(String text, long[] objects, Deadline deadline) {
    long[] unknown = unknown(objects);
    String wanted = FoldedText.bytes(text);
    long[] found = new long[64];
    int count = 0;
    for (int at = texts.indexOf(wanted); at >= 0; ) {
      deadline.step();
      int place = Arrays.binarySearch(starts, at);
      int index = place >= 0 ? place : -place - 2;
      if (count == found.length) {
        found = Arrays.copyOf(found, count * 2);
      }
      found[count++] = ids[index];
      at = index + 1 < starts.length ? texts.indexOf(wanted, starts[index + 1]) : -1;
    }
    long[] all = Arrays.copyOf(found, count + unknown.length);
    System.arraycopy(unknown, 0, all, count, unknown.length);
    Arrays.sort(all);
    return all;
  }

  /** How many of the objects it does not know: too many, and it is worth making anew. */
  int countUnknown(long[] objects) {
    return unknown(objects).length;
  }

  private long[] unknown(long[] objects) {
    Compared compared = last;
    if (compared.objects() != objects) {
      long[] unknown =
          Arrays.stream(objects).filter(id -> Arrays.binarySearch(ids, id) < 0).toArray();
      compared = new Compared(objects, unknown);
      last = compared;
    }
    return compared.unknown();
  }
}
