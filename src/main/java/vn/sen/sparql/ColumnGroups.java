package vn.sen.sparql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.Accumulator;
import org.apache.jena.sparql.expr.aggregate.AggCount;
import org.apache.jena.sparql.expr.aggregate.AggCountVar;
import org.apache.jena.sparql.expr.aggregate.AggCountVarDistinct;
import org.apache.jena.sparql.expr.aggregate.Aggregator;

/**
 * GROUP BY over rows of ids. What is only counted is counted as ids; for other aggregates ARQ's own
 * are given the terms.
 */
final class ColumnGroups {
  private final ColumnAnswer answer;
  private final List<Var> keys;
  private final List<ExprAggregator> aggregators;
  private final int[] slots;

  ColumnGroups(ColumnAnswer answer, List<Var> keys, List<ExprAggregator> aggregators) {
    this.answer = answer;
    this.keys = keys;
    this.aggregators = aggregators;
    this.slots = keys.stream().mapToInt(answer::slot).toArray();
  }

  /** What goes on in one group for one aggregate. */
  private interface Tally {
    void add(Rows rows, int row);

    NodeValue value();
  }

  /**
   * @param rows at least one
   */
  Iterator<Binding> group(Rows rows) {
    Map<Key, List<Tally>> groups = new HashMap<>();
    List<Tally> last = List.of();
    long[] lastKey = null;
    for (int row = 0; row < rows.size(); row++) {
      answer.deadline().step();
      long[] ids = new long[slots.length];
      for (int i = 0; i < slots.length; i++) {
        ids[i] = rows.get(row, slots[i]);
      }
      if (lastKey == null || !Arrays.equals(lastKey, ids)) {
        last = groups.computeIfAbsent(new Key(ids), key -> tallies());
        lastKey = ids;
      }
      for (Tally tally : last) {
        tally.add(rows, row);
      }
    }
    List<Binding> result = new ArrayList<>(groups.size());
    groups.forEach((key, tallies) -> result.add(binding(key, tallies)));
    return result.iterator();
  }

  private List<Tally> tallies() {
    return aggregators.stream().map(aggregator -> tally(aggregator.getAggregator())).toList();
  }

  private Tally tally(Aggregator aggregator) {
    return switch (aggregator) {
      case AggCount all -> new Count(-1);
      case AggCountVar counted when isVariable(counted) -> new Count(slot(counted));
      case AggCountVarDistinct counted when isVariable(counted) -> new CountDistinct(slot(counted));
      default -> new Terms(aggregator);
    };
  }

  private boolean isVariable(Aggregator aggregator) {
    Expr expression = aggregator.getExprList().get(0);
    return expression.isVariable() && answer.slot(expression.asVar()) >= 0;
  }

  private int slot(Aggregator aggregator) {
    return answer.slot(aggregator.getExprList().get(0).asVar());
  }

  private Binding binding(Key key, List<Tally> tallies) {
    BindingBuilder builder = Binding.builder();
    for (int i = 0; i < slots.length; i++) {
      if (key.ids()[i] != Ids.NONE) {
        builder.add(keys.get(i), answer.node(key.ids()[i]));
      }
    }
    for (int i = 0; i < tallies.size(); i++) {
      NodeValue value = tallies.get(i).value();
      if (value != null) {
        builder.add(aggregators.get(i).getVar(), value.asNode());
      }
    }
    return builder.build();
  }

  private record Key(long[] ids) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Key that && Arrays.equals(ids, that.ids);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(ids);
    }
  }

  private static final class Count implements Tally {
    private final int slot;
    private long count;

    /**
     * @param slot -1 for COUNT(*)
     */
    Count(int slot) {
      this.slot = slot;
    }

    @Override
    public void add(Rows rows, int row) {
      if (slot < 0 || rows.get(row, slot) != Ids.NONE) {
        count++;
      }
    }

    @Override
    public NodeValue value() {
      return NodeValue.makeInteger(count);
    }
  }

  private static final class CountDistinct implements Tally {
    private final int slot;
    private final Set<Long> seen = new HashSet<>();
    private long last = Ids.NONE;

    CountDistinct(int slot) {
      this.slot = slot;
    }

    @Override
    public void add(Rows rows, int row) {
      long id = rows.get(row, slot);
      if (id != last && id != Ids.NONE) {
        seen.add(id);
        last = id;
      }
    }

    @Override
    public NodeValue value() {
      return NodeValue.makeInteger(seen.size());
    }
  }

  private final class Terms implements Tally {
    private final Accumulator accumulator;
    private final Set<Var> mentioned = new HashSet<>();

    Terms(Aggregator aggregator) {
      this.accumulator = aggregator.createAccumulator();
      if (aggregator.getExprList() != null) {
        aggregator
            .getExprList()
            .forEach(expression -> mentioned.addAll(expression.getVarsMentioned()));
      }
    }

    @Override
    public void add(Rows rows, int row) {
      if (mentioned.size() == 1) {
        Var only = mentioned.iterator().next();
        long id = rows.get(row, answer.slot(only));
        Node node = id == Ids.NONE ? null : answer.node(id);
        accumulator.accumulate(
            node == null ? BindingFactory.empty() : BindingFactory.binding(only, node),
            answer.context());
      } else {
        accumulator.accumulate(answer.binding(rows, row, mentioned), answer.context());
      }
    }

    @Override
    public NodeValue value() {
      return accumulator.getValue();
    }
  }
}
