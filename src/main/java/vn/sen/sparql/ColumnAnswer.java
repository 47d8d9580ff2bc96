package vn.sen.sparql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.binding.BindingComparator;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.path.PathLib;

/** A plan being answered from columns for one query. */
final class ColumnAnswer {
  /** With fewer rows, sorting terms is as fast as ranking them. */
  private static final int WORTH_RANKING = 500;

  /** Fewer terms are found one by one. */
  private static final int WORTH_A_SCAN = 2_000;

  private final ColumnPlan plan;
  private final ColumnSource source;
  private final ExecutionContext context;
  private final Deadline deadline;
  private final ColumnJoin join;
  private final Map<Node, Long> constants;
  private final List<ColumnJoin.RowFilter> exact = new ArrayList<>();
  private boolean isRestricted;

  private ColumnAnswer(
      ColumnPlan plan,
      ColumnSource source,
      ExecutionContext context,
      Deadline deadline,
      Map<Node, List<Column>> columns,
      Map<Node, Long> constants) {
    this.plan = plan;
    this.source = source;
    this.context = context;
    this.deadline = deadline;
    this.constants = constants;
    // Two sets of rows at a time take an eighth of the heap at most.
    int limit = (int) Math.min(Integer.MAX_VALUE / 2, Runtime.getRuntime().maxMemory() / 128);
    this.join = new ColumnJoin(plan, columns, constants, limit, deadline);
  }

  /** Empty when the store answers as fast, or there is no room for the columns. */
  static Optional<ColumnAnswer> of(
      ColumnPlan plan, ColumnSource source, ExecutionContext context, Deadline deadline) {
    if (!plan.isWhole()) {
      return Optional.empty();
    }
    Map<Node, Long> properties = new HashMap<>();
    Map<Node, Long> constants = new HashMap<>();
    for (Triple triple : plan.allPatterns()) {
      properties.computeIfAbsent(triple.getPredicate(), source::id);
      for (Node end : List.of(triple.getSubject(), triple.getObject())) {
        if (!Var.isVar(end)) {
          constants.computeIfAbsent(end, source::id);
        }
      }
    }
    boolean areThere = properties.values().stream().allMatch(source::has);
    if (properties.containsValue(Ids.NONE)
        || (!areThere && !isWorthScanning(plan, properties, constants, source))) {
      return Optional.empty();
    }
    Map<Node, List<Column>> columns = new HashMap<>();
    for (Map.Entry<Node, Long> property : properties.entrySet()) {
      Optional<List<Column>> made = source.columns(property.getValue());
      if (made.isEmpty()) {
        return Optional.empty();
      }
      columns.put(property.getKey(), made.get());
    }
    ColumnAnswer answer = new ColumnAnswer(plan, source, context, deadline, columns, constants);
    answer.restrict();
    return Optional.of(answer);
  }

  /** Whether even the rarest of the patterns is worth it. */
  private static boolean isWorthScanning(
      ColumnPlan plan, Map<Node, Long> properties, Map<Node, Long> constants, ColumnSource source) {
    return plan.patterns().stream()
        .allMatch(
            triple ->
                source.isWorthMaking(
                    constants.get(triple.getSubject()),
                    properties.get(triple.getPredicate()),
                    constants.get(triple.getObject())));
  }

  private void restrict() {
    for (TriplePath path : plan.paths()) {
      long[] ends = ends(path);
      Var variable = Var.alloc(path.getSubject());
      join.restrict(variable, ends);
      exact.add(new AmongFilter(variable, ends));
    }
    plan.existences().forEach(existence -> exact.add(join.filter(existence)));
    for (Expr filter : plan.filters()) {
      RequiredText.of(filter).ifPresent(this::restrict);
    }
  }

  /** Where a path may begin to lead to its end, as ARQ walks it. */
  private long[] ends(TriplePath path) {
    Iterator<Binding> solutions =
        PathLib.execTriplePath(
            BindingFactory.empty(), path.getSubject(), path.getPath(), path.getObject(), context);
    Var variable = Var.alloc(path.getSubject());
    Set<Long> ids = new HashSet<>();
    while (solutions.hasNext()) {
      deadline.step();
      ids.add(source.id(solutions.next().get(variable)));
    }
    ids.remove(Ids.NONE);
    return ids.stream().mapToLong(Long::longValue).sorted().toArray();
  }

  private void restrict(RequiredText required) {
    for (Triple triple : plan.patterns()) {
      if (triple.getObject().equals(required.variable())) {
        Optional<long[]> ids = source.mayHold(source.id(triple.getPredicate()), required.anyOf());
        if (ids.isPresent()) {
          join.restrict(required.variable(), ids.get());
          isRestricted = true;
          return;
        }
      }
    }
  }

  /** Whether a filter's text narrows the search, so that even the first row comes sooner. */
  boolean isRestricted() {
    return isRestricted;
  }

  List<Var> variables() {
    return join.variables();
  }

  int slot(Var variable) {
    return join.slot(variable);
  }

  Node node(long id) {
    return source.node(id);
  }

  Deadline deadline() {
    return deadline;
  }

  ExecutionContext context() {
    return context;
  }

  /** Rows that pass every filter; empty when the patterns do not hang together. */
  Optional<Rows> rows() {
    List<ColumnJoin.RowFilter> filters = new ArrayList<>(exact);
    plan.filters().forEach(filter -> filters.add(filter(filter)));
    return join.match(filters);
  }

  /** Rows as terms, in any order. */
  Optional<Iterator<Binding>> bindings(Set<Var> wanted) {
    return rows()
        .map(
            rows ->
                new Iterator<Binding>() {
                  private int next;

                  @Override
                  public boolean hasNext() {
                    return next < rows.size();
                  }

                  @Override
                  public Binding next() {
                    if (!hasNext()) {
                      throw new NoSuchElementException();
                    }
                    deadline.step();
                    return binding(rows, next++, wanted);
                  }
                });
  }

  Binding binding(Rows rows, int row, Set<Var> wanted) {
    BindingBuilder builder = Binding.builder();
    for (int slot = 0; slot < variables().size(); slot++) {
      Var variable = variables().get(slot);
      long id = rows.get(row, slot);
      if (id != Ids.NONE && wanted.contains(variable)) {
        builder.add(variable, node(id));
      }
    }
    return builder.build();
  }

  /**
   * Rows in the order of ORDER BY, made into terms and filtered only as far as they are asked for.
   * The first condition must be a variable of the plan; what it leaves equal is sorted as terms.
   *
   * @param limit how many rows will be asked for at most
   */
  Optional<Iterator<Binding>> sorted(List<SortCondition> conditions, Set<Var> wanted, int limit) {
    SortCondition first = conditions.getFirst();
    Var key = first.getExpression().asVar();
    Optional<Rows> matched = join.match(exact);
    if (matched.isEmpty()) {
      return Optional.empty();
    }
    Rows rows = matched.get();
    BindingComparator comparator = new BindingComparator(conditions, context);
    long[] places =
        rows.size() < WORTH_RANKING
            ? new long[rows.size()]
            : places(
                rows,
                key,
                first.getDirection() == org.apache.jena.query.Query.ORDER_DESCENDING,
                plan.filters().isEmpty() ? limit : Integer.MAX_VALUE);
    for (int row = 0; row < rows.size(); row++) {
      places[row] = places[row] << 32 | row;
    }
    Arrays.sort(places);
    List<ColumnJoin.RowFilter> filters = plan.filters().stream().map(this::filter).toList();
    return Optional.of(new SortedRows(this, rows, places, filters, comparator, wanted));
  }

  /** Each row's rank by one variable; of rows behind the first ones only that they are behind. */
  private long[] places(Rows rows, Var key, boolean isDescending, int limit) {
    long[] places = new long[rows.size()];
    int slot = slot(key);
    Columns.RankKey rankKey = rankKey(key);
    if (!source.isWorthRanking(rankKey, rows.size())) {
      rankAlone(rows, slot, isDescending, limit, places);
      return places;
    }
    for (int attempt = 0; attempt < 2; attempt++) {
      Optional<Ranking> ranking = source.ranking(rankKey);
      if (ranking.isEmpty() || rank(rows, slot, ranking.get(), isDescending, places)) {
        break;
      }
      source.forget(rankKey);
      Arrays.fill(places, 0);
    }
    return places;
  }

  /** By the terms of these rows and no others. */
  private void rankAlone(Rows rows, int slot, boolean isDescending, int limit, long[] places) {
    long[] ids = new long[rows.size()];
    for (int row = 0; row < ids.length; row++) {
      ids[row] = rows.get(row, slot);
    }
    ids = Arrays.stream(ids).filter(id -> id != Ids.NONE).sorted().distinct().toArray();
    LongFunction<Node> terms = ids.length < WORTH_A_SCAN ? this::node : source.scan();
    Ranks ranks =
        limit > 0 && limit < ids.length
            ? Ranks.ofFirst(ids, limit, isDescending, terms, deadline)
            : Ranks.of(ids, terms, deadline);
    for (int row = 0; row < places.length; row++) {
      int rank = ranks.rank(rows.get(row, slot));
      places[row] = rank < 0 ? Integer.MAX_VALUE : isDescending ? Integer.MAX_VALUE - rank : rank;
    }
  }

  private boolean rank(Rows rows, int slot, Ranking ranking, boolean isDescending, long[] places) {
    for (int row = 0; row < places.length; row++) {
      deadline.step();
      int rank = ranking.rank(rows.get(row, slot));
      if (rank < 0) {
        Arrays.fill(places, 0);
        return false;
      }
      places[row] = isDescending ? Integer.MAX_VALUE - rank : rank;
    }
    return true;
  }

  private Columns.RankKey rankKey(Var key) {
    Triple triple = patternOf(key);
    long property = source.id(triple.getPredicate());
    return triple.getObject().equals(key)
        ? new Columns.RankKey(property, Ids.NONE)
        : new Columns.RankKey(property, constants.get(triple.getObject()));
  }

  /** The pattern that names all values of a variable: as object, or as subject of one object. */
  private Triple patternOf(Var key) {
    return findPatternOf(key).orElseThrow();
  }

  private Optional<Triple> findPatternOf(Var key) {
    return plan.bindingPatterns().stream()
        .filter(
            triple ->
                triple.getObject().equals(key)
                    || (triple.getSubject().equals(key) && !Var.isVar(triple.getObject())))
        .findFirst();
  }

  /** Whether rows can be put in order by this variable first. */
  boolean canSortBy(Expr expression) {
    return expression.isVariable() && findPatternOf(expression.asVar()).isPresent();
  }

  private ColumnJoin.RowFilter filter(Expr expression) {
    return new ExpressionFilter(expression);
  }

  /** Lets a variable be one of some ids. */
  private final class AmongFilter implements ColumnJoin.RowFilter {
    private final Var variable;
    private final long[] ids;

    AmongFilter(Var variable, long[] ids) {
      this.variable = variable;
      this.ids = ids;
    }

    @Override
    public Set<Var> variables() {
      return Set.of(variable);
    }

    @Override
    public boolean accepts(Rows rows, int row) {
      return Arrays.binarySearch(ids, rows.get(row, slot(variable))) >= 0;
    }
  }

  /** Asks ARQ; remembers the answers where one variable decides. */
  private final class ExpressionFilter implements ColumnJoin.RowFilter {
    private static final int MOST_REMEMBERED = 200_000;
    private final Expr expression;
    private final Set<Var> mentioned;
    private final Map<Long, Boolean> known = new HashMap<>();

    ExpressionFilter(Expr expression) {
      this.expression = expression;
      this.mentioned = new HashSet<>(expression.getVarsMentioned());
    }

    @Override
    public Set<Var> variables() {
      return mentioned;
    }

    @Override
    public boolean accepts(Rows rows, int row) {
      if (mentioned.size() != 1) {
        return expression.isSatisfied(binding(rows, row, mentioned), context);
      }
      long id = rows.get(row, slot(mentioned.iterator().next()));
      Boolean remembered = known.get(id);
      if (remembered == null) {
        remembered = expression.isSatisfied(binding(rows, row, mentioned), context);
        if (known.size() < MOST_REMEMBERED) {
          known.put(id, remembered);
        }
      }
      return remembered;
    }
  }

  /** Groups of rows that the first key leaves equal, each sorted as terms when its turn comes. */
  private static final class SortedRows implements Iterator<Binding> {
    private final ColumnAnswer answer;
    private final Rows rows;
    private final long[] places;
    private final List<ColumnJoin.RowFilter> filters;
    private final BindingComparator comparator;
    private final Set<Var> wanted;
    private int next;
    private Iterator<Binding> group = Collections.emptyIterator();

    SortedRows(
        ColumnAnswer answer,
        Rows rows,
        long[] places,
        List<ColumnJoin.RowFilter> filters,
        BindingComparator comparator,
        Set<Var> wanted) {
      this.answer = answer;
      this.rows = rows;
      this.places = places;
      this.filters = filters;
      this.comparator = comparator;
      this.wanted = wanted;
    }

    @Override
    public boolean hasNext() {
      while (!group.hasNext() && next < places.length) {
        group = nextGroup().iterator();
      }
      return group.hasNext();
    }

    private List<Binding> nextGroup() {
      long place = places[next] >> 32;
      List<Binding> equal = new ArrayList<>();
      for (; next < places.length && places[next] >> 32 == place; next++) {
        answer.deadline.step();
        int row = (int) places[next];
        if (filters.stream().allMatch(filter -> filter.accepts(rows, row))) {
          equal.add(answer.binding(rows, row, wanted));
        }
      }
      equal.sort(
          (one, other) -> {
            answer.deadline.step();
            return comparator.compare(one, other);
          });
      return equal;
    }

    @Override
    public Binding next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return group.next();
    }
  }
}
