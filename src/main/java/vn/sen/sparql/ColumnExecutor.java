package vn.sen.sparql;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpProject;
import org.apache.jena.sparql.algebra.op.OpQuadPattern;
import org.apache.jena.sparql.algebra.op.OpSlice;
import org.apache.jena.sparql.algebra.op.OpTopN;
import org.apache.jena.sparql.core.GraphView;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterNullIterator;
import org.apache.jena.sparql.engine.iterator.QueryIterPeek;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.engine.iterator.QueryIterRoot;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.util.Symbol;
import org.apache.jena.tdb2.solver.OpExecutorTDB2;
import org.apache.jena.tdb2.store.DatasetGraphTDB;

/**
 * TDB2's executor, but for operators at the start of a query that columns can answer: then the
 * answer comes from memory, in the same terms. Everything else runs as it always does.
 */
final class ColumnExecutor extends OpExecutorTDB2 {
  /** In a query's context: the columns of the state that it reads. */
  static final Symbol COLUMNS = Symbol.create("urn:x-sen:columns");

  /** In a query's context: its {@link Deadline}. */
  static final Symbol DEADLINE = Symbol.create("urn:x-sen:deadline");

  /** In a query's context, true: one solution is enough. */
  static final Symbol FIRST_ONLY = Symbol.create("urn:x-sen:first-only");

  /** A page of so many rows is cheaper to read off the store than to join whole in memory. */
  private static final long SHORT_PAGE = 2_000;

  // Patterns that the store answers as fast: they are met again within each operator around them.
  private final Set<Asked> leftToTheStore = new HashSet<>();
  private boolean firstRowsOnly;

  /** What decides whether columns can answer a plan. */
  private record Asked(List<Triple> patterns, List<TriplePath> paths) {
    static Asked of(ColumnPlan plan) {
      return new Asked(plan.allPatterns(), plan.paths());
    }
  }

  ColumnExecutor(ExecutionContext context) {
    super(context);
    firstRowsOnly = context.getContext().isTrue(FIRST_ONLY);
  }

  @Override
  protected QueryIterator exec(Op op, QueryIterator input) {
    if (!(input instanceof QueryIterRoot root) || !root.isJoinIdentity()) {
      return afterSome(op, input);
    }
    Optional<ColumnSource> source = source();
    if (source.isEmpty()) {
      return afterSome(op, input);
    }
    if (op instanceof OpSlice slice && slice.getLength() >= 0 && slice.getLength() <= SHORT_PAGE) {
      boolean before = firstRowsOnly;
      firstRowsOnly = true;
      try {
        return super.exec(op, input);
      } finally {
        firstRowsOnly = before;
      }
    }
    Optional<Iterator<Binding>> rows = find(op, source.get());
    if (rows.isEmpty()) {
      return super.exec(op, input);
    }
    source.get().countAnswer();
    input.close();
    return QueryIterPlainWrapper.create(rows.get(), execCxt);
  }

  /** Empty where the query is in another graph than the one that columns are of. */
  private Optional<ColumnSource> source() {
    Columns columns = execCxt.getContext().get(COLUMNS);
    if (columns == null) {
      return Optional.empty();
    }
    return switch (execCxt.getDataset()) {
      case DatasetGraphTDB store -> Optional.of(new OpenColumns(columns, store, deadline()));
      case VisibleGraphs graphs when isInDefaultGraph() -> graphs.columns(columns);
      default -> Optional.empty();
    };
  }

  private boolean isInDefaultGraph() {
    // Of the default graph, the name that a view gives is null.
    return execCxt.getActiveGraph() instanceof GraphView graph
        && (graph.getGraphName() == null || Quad.isDefaultGraph(graph.getGraphName()));
  }

  private Deadline deadline() {
    return execCxt.getContext().get(DEADLINE);
  }

  /** TDB2 6.0.0 fails where it puts patterns in order for an input without any solution. */
  private QueryIterator afterSome(Op op, QueryIterator input) {
    boolean isPattern =
        op instanceof OpQuadPattern || op instanceof OpBGP || op instanceof OpFilter;
    if (!isPattern || input instanceof QueryIterRoot) {
      return super.exec(op, input);
    }
    QueryIterPeek solutions = QueryIterPeek.create(input, execCxt);
    if (solutions.hasNext()) {
      return super.exec(op, solutions);
    }
    solutions.close();
    return QueryIterNullIterator.create(execCxt);
  }

  private Optional<Iterator<Binding>> find(Op op, ColumnSource source) {
    try {
      return switch (op) {
        case OpTopN top ->
            sorted(top.getSubOp(), top.getConditions(), top.getLimit(), source)
                .map(rows -> limited(rows, top.getLimit()));
        case OpOrder order ->
            sorted(order.getSubOp(), order.getConditions(), Integer.MAX_VALUE, source);
        case OpGroup group -> grouped(group, source);
        case OpDistinct distinct -> distinct(distinct.getSubOp(), source);
        case OpProject project ->
            answer(project.getSubOp(), source)
                .filter(this::isWorthIt)
                .flatMap(answer -> answer.bindings(Set.copyOf(project.getVars())));
        default ->
            answer(op, source)
                .filter(this::isWorthIt)
                .flatMap(answer -> answer.bindings(Set.copyOf(answer.variables())));
      };
    } catch (Rows.TooMany e) {
      return Optional.empty();
    }
  }

  /** Only TDB2's own engine names the graph of each pattern. */
  private Optional<ColumnPlan> plan(Op op) {
    return execCxt.getDataset() instanceof DatasetGraphTDB
        ? ColumnPlan.of(op)
        : ColumnPlan.ofTriples(op);
  }

  private boolean isWorthIt(ColumnAnswer answer) {
    return !firstRowsOnly || answer.isRestricted();
  }

  private Optional<ColumnAnswer> answer(Op op, ColumnSource source) {
    Optional<ColumnPlan> plan = plan(op).filter(one -> !leftToTheStore.contains(Asked.of(one)));
    Optional<ColumnAnswer> answer =
        plan.flatMap(one -> ColumnAnswer.of(one, source, execCxt, deadline()));
    if (answer.isEmpty()) {
      plan.ifPresent(one -> leftToTheStore.add(Asked.of(one)));
    }
    return answer;
  }

  private Optional<Iterator<Binding>> sorted(
      Op op, List<SortCondition> conditions, int limit, ColumnSource source) {
    Op inner = op instanceof OpProject project ? project.getSubOp() : op;
    Optional<ColumnAnswer> answer =
        answer(inner, source)
            .filter(found -> found.canSortBy(conditions.getFirst().getExpression()));
    if (answer.isEmpty()) {
      return Optional.empty();
    }
    Set<Var> wanted = new HashSet<>(answer.get().variables());
    if (op instanceof OpProject project) {
      wanted.retainAll(project.getVars());
      Set<Var> keys = new HashSet<>();
      conditions.forEach(c -> keys.addAll(c.getExpression().getVarsMentioned()));
      if (!wanted.containsAll(keys)) {
        return Optional.empty();
      }
    }
    return answer.get().sorted(conditions, wanted, limit);
  }

  private Optional<Iterator<Binding>> grouped(OpGroup group, ColumnSource source) {
    List<Var> keys = group.getGroupVars().getVars();
    if (keys.stream().anyMatch(key -> group.getGroupVars().getExpr(key) != null)) {
      return Optional.empty();
    }
    Optional<ColumnAnswer> answer = answer(group.getSubOp(), source);
    if (answer.isEmpty()
        || keys.stream().anyMatch(key -> answer.get().slot(key) < 0)
        || !group.getAggregators().stream().allMatch(a -> isPlain(a, answer.get()))) {
      return Optional.empty();
    }
    // Without rows, what an aggregate gives is ARQ's to say.
    return answer
        .get()
        .rows()
        .filter(rows -> rows.size() > 0)
        .map(rows -> new ColumnGroups(answer.get(), keys, group.getAggregators()).group(rows));
  }

  private static boolean isPlain(ExprAggregator aggregator, ColumnAnswer answer) {
    var expressions = aggregator.getAggregator().getExprList();
    return expressions == null
        ? aggregator.getAggregator() instanceof org.apache.jena.sparql.expr.aggregate.AggCount
        : expressions.getList().stream()
            .allMatch(
                expression ->
                    ColumnPlan.isPure(expression)
                        && answer.variables().containsAll(expression.getVarsMentioned()));
  }

  private Optional<Iterator<Binding>> distinct(Op op, ColumnSource source) {
    if (!(op instanceof OpProject project)) {
      return Optional.empty();
    }
    Optional<ColumnAnswer> answer = answer(project.getSubOp(), source).filter(this::isWorthIt);
    if (answer.isEmpty()) {
      return Optional.empty();
    }
    List<Var> keys = project.getVars().stream().filter(key -> answer.get().slot(key) >= 0).toList();
    return answer
        .get()
        .rows()
        .map(rows -> new ColumnGroups(answer.get(), keys, List.of()).group(rows));
  }

  private static Iterator<Binding> limited(Iterator<Binding> rows, int limit) {
    return new Iterator<>() {
      private int given;

      @Override
      public boolean hasNext() {
        return given < limit && rows.hasNext();
      }

      @Override
      public Binding next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        given++;
        return rows.next();
      }
    };
  }
}
