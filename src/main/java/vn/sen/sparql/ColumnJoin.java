package vn.sen.sparql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;

/**
 * Matches a plan's patterns over columns: from the pattern with the fewest statements on, each
 * further one by looking up what is bound already.
 */
final class ColumnJoin {
  private final ColumnPlan plan;
  private final List<Var> variables;
  // The variables, and behind them those that are bound for a moment only, to see what exists.
  private final List<Var> slots;
  private final Map<Node, List<Column>> columns;
  private final Map<Node, Long> constants;
  private final Map<Var, long[]> candidates = new HashMap<>();
  private final Deadline deadline;
  private final int limitNumbers;

  /**
   * @param columns of every property of the plan
   * @param constants ids of the subjects and objects that the plan names; {@link Ids#NONE} for what
   *     the store does not know
   */
  ColumnJoin(
      ColumnPlan plan,
      Map<Node, List<Column>> columns,
      Map<Node, Long> constants,
      int limitNumbers,
      Deadline deadline) {
    this.plan = plan;
    this.variables = List.copyOf(plan.variables());
    Set<Var> all = new LinkedHashSet<>(variables);
    plan.existences().forEach(existence -> all.addAll(existence.free()));
    this.slots = List.copyOf(all);
    this.columns = columns;
    this.constants = constants;
    this.limitNumbers = limitNumbers;
    this.deadline = deadline;
  }

  /** The variables in the order of a row's numbers. */
  List<Var> variables() {
    return variables;
  }

  /**
   * Restricts a variable to some ids.
   *
   * @param ids ascending
   */
  void restrict(Var variable, long[] ids) {
    candidates.put(variable, ids);
  }

  /** Applied to each row as soon as its variables are bound. */
  interface RowFilter {
    Set<Var> variables();

    boolean accepts(Rows rows, int row);
  }

  /**
   * @return empty when some pattern has no variable in common with those before it
   */
  Optional<Rows> match(List<RowFilter> filters) {
    List<Triple> open = new ArrayList<>(plan.patterns());
    List<RowFilter> waiting = new ArrayList<>(filters);
    Set<Var> bound = new HashSet<>();
    Rows rows = new Rows(slots.size(), limitNumbers);
    rows.addEmpty();
    while (!open.isEmpty()) {
      Triple next = cheapest(open, bound);
      if (!bound.isEmpty() && !isConnected(next, bound)) {
        return Optional.empty();
      }
      open.remove(next);
      boolean isFirst = bound.isEmpty();
      bound.addAll(ColumnPlan.variables(List.of(next)));
      List<RowFilter> ready =
          waiting.stream().filter(filter -> bound.containsAll(filter.variables())).toList();
      waiting.removeAll(ready);
      rows = extend(rows, next, isFirst, ready);
      if (rows.size() == 0) {
        return Optional.of(rows);
      }
    }
    for (List<Triple> optional : plan.optionals()) {
      Optional<Rows> extended = extendOptional(rows, optional, bound);
      if (extended.isEmpty()) {
        return Optional.empty();
      }
      rows = extended.get();
    }
    return Optional.of(filtered(rows, waiting));
  }

  private Rows filtered(Rows rows, List<RowFilter> filters) {
    if (filters.isEmpty()) {
      return rows;
    }
    Rows kept = new Rows(slots.size(), limitNumbers);
    for (int row = 0; row < rows.size(); row++) {
      deadline.step();
      int at = row;
      Rows all = rows;
      if (filters.stream().allMatch(filter -> filter.accepts(all, at))) {
        kept.addCopy(rows, row);
      }
    }
    return kept;
  }

  private Optional<Rows> extendOptional(Rows rows, List<Triple> patterns, Set<Var> bound) {
    Rows result = new Rows(slots.size(), limitNumbers);
    List<Triple> order = new ArrayList<>();
    List<Triple> open = new ArrayList<>(patterns);
    Set<Var> known = new HashSet<>(bound);
    while (!open.isEmpty()) {
      Triple next = cheapest(open, known);
      if (!isConnected(next, known)) {
        return Optional.empty();
      }
      open.remove(next);
      order.add(next);
      known.addAll(ColumnPlan.variables(List.of(next)));
    }
    for (int row = 0; row < rows.size(); row++) {
      Rows one = new Rows(slots.size(), limitNumbers);
      one.addCopy(rows, row);
      for (Triple triple : order) {
        one = extend(one, triple, false, List.of());
      }
      if (one.size() == 0) {
        result.addCopy(rows, row);
      }
      for (int i = 0; i < one.size(); i++) {
        result.addCopy(one, i);
      }
    }
    bound.addAll(known);
    return Optional.of(result);
  }

  private boolean isConnected(Triple triple, Set<Var> bound) {
    Set<Var> own = ColumnPlan.variables(List.of(triple));
    return own.isEmpty() || own.stream().anyMatch(bound::contains);
  }

  private Triple cheapest(List<Triple> open, Set<Var> bound) {
    Triple best = open.getFirst();
    long least = Long.MAX_VALUE;
    for (Triple triple : open) {
      long cost = cost(triple, bound);
      if (cost < least) {
        least = cost;
        best = triple;
      }
    }
    return best;
  }

  /** Roughly how many rows a row becomes; patterns without a bound end come last. */
  private long cost(Triple triple, Set<Var> bound) {
    List<Column> parts = columns.get(triple.getPredicate());
    boolean hasSubject = isBound(triple.getSubject(), bound);
    boolean hasObject = isBound(triple.getObject(), bound);
    if (hasSubject && hasObject) {
      return 0;
    }
    long size = parts.stream().mapToLong(Column::size).sum();
    if (bound.isEmpty()) {
      if (hasObject) {
        long object = constants.get(triple.getObject());
        return parts.stream().mapToLong(column -> column.byObject().count(object)).sum();
      }
      if (hasSubject) {
        long subject = constants.get(triple.getSubject());
        return parts.stream().mapToLong(column -> column.bySubject().count(subject)).sum();
      }
      long[] some = candidates.get(triple.getObject());
      return some == null ? size : some.length;
    }
    if (hasSubject) {
      return 1 + size / 1_000_000;
    }
    return hasObject ? 2 + size / 1_000_000 : Long.MAX_VALUE - 1;
  }

  private static boolean isBound(Node node, Set<Var> bound) {
    return !Var.isVar(node) || bound.contains(node);
  }

  private Rows extend(Rows rows, Triple triple, boolean isFirst, List<RowFilter> filters) {
    List<Column> parts = columns.get(triple.getPredicate());
    int subject = slot(triple.getSubject());
    int object = slot(triple.getObject());
    Rows result = new Rows(slots.size(), limitNumbers);
    long[] allowed = object < 0 ? null : candidates.get(slots.get(object));
    if (isFirst && subject >= 0 && object >= 0) {
      parts.forEach(column -> scan(column, subject, object, allowed, result, filters));
      return result;
    }
    int[] near = new int[parts.size()];
    for (int row = 0; row < rows.size(); row++) {
      long s = subject < 0 ? constants.get(triple.getSubject()) : rows.get(row, subject);
      long o = object < 0 ? constants.get(triple.getObject()) : rows.get(row, object);
      boolean byObject = s == Ids.NONE && subject >= 0;
      long key = byObject ? o : s;
      for (int part = 0; part < near.length; part++) {
        Column column = parts.get(part);
        Column.Order order = byObject ? column.byObject() : column.bySubject();
        int at = order.find(key, near[part]);
        near[part] = at;
        for (; at < order.keys().length && order.keys()[at] == key; at++) {
          deadline.step();
          long value = order.values()[at];
          boolean isOther = byObject ? false : o != Ids.NONE && value != o;
          boolean isUnknown = object < 0 && o == Ids.NONE;
          if (isOther || isUnknown || (!byObject && !isAllowed(allowed, value))) {
            continue;
          }
          int added = result.addCopy(rows, row);
          if (byObject) {
            result.set(added, subject, value);
          } else if (object >= 0) {
            result.set(added, object, value);
          }
          keep(result, added, filters);
        }
      }
    }
    return result;
  }

  /** Every statement of the first pattern, or those whose object may be one. */
  private void scan(
      Column column,
      int subject,
      int object,
      long @org.jspecify.annotations.Nullable [] allowed,
      Rows result,
      List<RowFilter> filters) {
    Column.Order order = allowed == null ? column.bySubject() : column.byObject();
    if (allowed == null) {
      for (int i = 0; i < order.keys().length; i++) {
        add(result, subject, order.keys()[i], object, order.values()[i], filters);
      }
      return;
    }
    int at = 0;
    for (long id : allowed) {
      at = order.find(id, at);
      for (; at < order.keys().length && order.keys()[at] == id; at++) {
        add(result, subject, order.values()[at], object, id, filters);
      }
    }
  }

  private void add(Rows result, int subject, long s, int object, long o, List<RowFilter> filters) {
    deadline.step();
    int row = result.addEmpty();
    result.set(row, subject, s);
    result.set(row, object, o);
    keep(result, row, filters);
  }

  private static void keep(Rows result, int row, List<RowFilter> filters) {
    for (RowFilter filter : filters) {
      if (!filter.accepts(result, row)) {
        result.truncate(row);
        return;
      }
    }
  }

  private static boolean isAllowed(long @org.jspecify.annotations.Nullable [] allowed, long value) {
    return allowed == null || Arrays.binarySearch(allowed, value) >= 0;
  }

  /** Of a variable; -1 for a constant. */
  private int slot(Node node) {
    return Var.isVar(node) ? slots.indexOf(node) : -1;
  }

  int slot(Var variable) {
    return variables.indexOf(variable);
  }

  /** Lets a row pass when what belongs to it exists, or when it does not. */
  RowFilter filter(ColumnPlan.Existence existence) {
    Set<Var> own = ColumnPlan.variables(existence.patterns());
    own.removeAll(existence.free());
    return new RowFilter() {
      @Override
      public Set<Var> variables() {
        return own;
      }

      @Override
      public boolean accepts(Rows rows, int row) {
        return exists(existence.patterns(), rows, row) == existence.isWanted();
      }
    };
  }

  private boolean exists(List<Triple> patterns, Rows rows, int row) {
    Rows found = new Rows(slots.size(), limitNumbers);
    found.addCopy(rows, row);
    for (Triple triple : patterns) {
      found = extend(found, triple, false, List.of());
      if (found.size() == 0) {
        return false;
      }
    }
    return true;
  }
}
