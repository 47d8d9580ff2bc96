package vn.sen.sparql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpConditional;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpQuadPattern;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.E_Exists;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_NotExists;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.path.P_OneOrMore1;
import org.apache.jena.sparql.path.P_OneOrMoreN;
import org.apache.jena.sparql.path.P_ZeroOrMore1;
import org.apache.jena.sparql.path.P_ZeroOrMoreN;
import org.apache.jena.vocabulary.XSD;

/**
 * The part of the algebra that columns can answer: triple patterns with constant properties over
 * the default graph, optional ones after them, and filters over all of it.
 *
 * @param paths from a variable that a pattern has as its object to a constant
 * @param optionals each is matched as a whole or not at all
 * @param existences what must, or must not, be found for each solution
 */
record ColumnPlan(
    List<Triple> patterns,
    List<List<Triple>> optionals,
    List<TriplePath> paths,
    List<Expr> filters,
    List<Existence> existences) {

  /**
   * FILTER EXISTS or FILTER NOT EXISTS over triple patterns, each of which has a variable in common
   * with what is bound for certain, or with one before it.
   *
   * @param isWanted false for NOT EXISTS
   * @param free variables that the solution does not bind
   */
  record Existence(boolean isWanted, List<Triple> patterns, Set<Var> free) {}

  private static final Set<String> NOT_REPEATABLE = Set.of("rand", "uuid", "struuid", "bnode");

  /** Empty when the operator holds anything else. */
  static Optional<ColumnPlan> of(Op op) {
    return of(op, false);
  }

  /** As {@link #of(Op)}, for an operator over triples that runs in the default graph. */
  static Optional<ColumnPlan> ofTriples(Op op) {
    return of(op, true);
  }

  /**
   * @param isInGraph within an operator that names the default graph: where paths are, ARQ leaves
   *     patterns of triples as they are and names the graph around them
   */
  private static Optional<ColumnPlan> of(Op op, boolean isInGraph) {
    return switch (op) {
      case OpQuadPattern quads when quads.isDefaultGraph() ->
          patterns(quads.getBasicPattern().getList());
      case OpBGP triples when isInGraph -> patterns(triples.getPattern().getList());
      case OpGraph graph when Quad.isDefaultGraph(graph.getNode()) -> of(graph.getSubOp(), true);
      case OpPath path -> path(path.getTriplePath());
      case OpFilter filter ->
          of(filter.getSubOp(), isInGraph)
              .flatMap(plan -> plan.with(filter.getExprs().getList(), isInGraph));
      case OpSequence sequence -> joined(sequence.getElements(), isInGraph);
      case OpJoin join -> joined(List.of(join.getLeft(), join.getRight()), isInGraph);
      case OpConditional optional -> optional(optional.getLeft(), optional.getRight(), isInGraph);
      case OpLeftJoin optional ->
          optional.getExprs() == null || optional.getExprs().isEmpty()
              ? optional(optional.getLeft(), optional.getRight(), isInGraph)
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<ColumnPlan> patterns(List<Triple> triples) {
    return triples.stream().allMatch(ColumnPlan::fits)
        ? Optional.of(new ColumnPlan(triples, List.of(), List.of(), List.of(), List.of()))
        : Optional.empty();
  }

  private static boolean fits(Triple triple) {
    return triple.getPredicate().isURI()
        && !(triple.getSubject().isVariable() && triple.getSubject().equals(triple.getObject()))
        && !triple.getObject().isTripleTerm();
  }

  /** Closures only: they give each of their ends once. */
  private static Optional<ColumnPlan> path(TriplePath path) {
    boolean isClosure =
        path.getPath() instanceof P_ZeroOrMore1
            || path.getPath() instanceof P_ZeroOrMoreN
            || path.getPath() instanceof P_OneOrMore1
            || path.getPath() instanceof P_OneOrMoreN;
    return isClosure && Var.isVar(path.getSubject()) && path.getObject().isURI()
        ? Optional.of(new ColumnPlan(List.of(), List.of(), List.of(path), List.of(), List.of()))
        : Optional.empty();
  }

  private static Optional<ColumnPlan> joined(List<Op> parts, boolean isInGraph) {
    List<Triple> patterns = new ArrayList<>();
    List<TriplePath> paths = new ArrayList<>();
    List<Expr> filters = new ArrayList<>();
    List<Existence> existences = new ArrayList<>();
    for (Op part : parts) {
      Optional<ColumnPlan> plan = of(part, isInGraph);
      // An optional part on one side of a join does not see what the other side binds.
      if (plan.isEmpty() || !plan.get().optionals.isEmpty()) {
        return Optional.empty();
      }
      patterns.addAll(plan.get().patterns);
      paths.addAll(plan.get().paths);
      filters.addAll(plan.get().filters);
      existences.addAll(plan.get().existences);
    }
    return Optional.of(new ColumnPlan(patterns, List.of(), paths, filters, existences))
        .filter(ColumnPlan::keepsScopes);
  }

  /** What is free within one part of a join must not be bound by another part of it. */
  private boolean keepsScopes() {
    Set<Var> bound = variables();
    return existences.stream().allMatch(one -> one.free.stream().noneMatch(bound::contains));
  }

  private static Optional<ColumnPlan> optional(Op left, Op right, boolean isInGraph) {
    Optional<ColumnPlan> first = of(left, isInGraph);
    Optional<ColumnPlan> second = of(right, isInGraph);
    if (first.isEmpty()
        || second.isEmpty()
        || !second.get().optionals.isEmpty()
        || !second.get().paths.isEmpty()
        || !second.get().filters.isEmpty()
        || !second.get().existences.isEmpty()) {
      return Optional.empty();
    }
    // What an earlier optional part may have left unbound must not be joined on.
    Set<Var> certain = variables(first.get().patterns);
    Set<Var> uncertain = new HashSet<>();
    first.get().optionals.forEach(triples -> uncertain.addAll(variables(triples)));
    uncertain.removeAll(certain);
    if (variables(second.get().patterns).stream().anyMatch(uncertain::contains)) {
      return Optional.empty();
    }
    List<List<Triple>> optionals = new ArrayList<>(first.get().optionals);
    optionals.add(second.get().patterns);
    return Optional.of(
            new ColumnPlan(
                first.get().patterns,
                optionals,
                first.get().paths,
                first.get().filters,
                first.get().existences))
        .filter(ColumnPlan::keepsScopes);
  }

  /** A filter within a join may speak of what is bound there only. */
  private Optional<ColumnPlan> with(List<Expr> more, boolean isInGraph) {
    Set<Var> bound = variables();
    List<Expr> all = new ArrayList<>(filters);
    List<Existence> found = new ArrayList<>(existences);
    for (Expr filter : more) {
      if (filter instanceof E_Exists || filter instanceof E_NotExists) {
        Optional<Existence> existence = existence((ExprFunctionOp) filter, isInGraph);
        if (existence.isEmpty()) {
          return Optional.empty();
        }
        found.add(existence.get());
      } else if (isPure(filter) && bound.containsAll(filter.getVarsMentioned())) {
        all.add(filter);
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(new ColumnPlan(patterns, optionals, paths, all, found));
  }

  private Optional<Existence> existence(ExprFunctionOp filter, boolean isInGraph) {
    Optional<ColumnPlan> inner = of(filter.getGraphPattern(), isInGraph);
    if (inner.isEmpty()
        || !inner.get().optionals.isEmpty()
        || !inner.get().paths.isEmpty()
        || !inner.get().filters.isEmpty()
        || !inner.get().existences.isEmpty()) {
      return Optional.empty();
    }
    Set<Var> free = new HashSet<>(variables(inner.get().patterns));
    free.removeAll(variables());
    return chained(inner.get().patterns)
        .map(ordered -> new Existence(filter instanceof E_Exists, ordered, free));
  }

  /** In an order in which each pattern hangs on to what is bound before it. */
  private Optional<List<Triple>> chained(List<Triple> triples) {
    Set<Var> bound = variables(patterns);
    List<Triple> open = new ArrayList<>(triples);
    List<Triple> ordered = new ArrayList<>();
    while (!open.isEmpty()) {
      Optional<Triple> next =
          open.stream()
              .filter(triple -> variables(List.of(triple)).stream().anyMatch(bound::contains))
              .findFirst();
      if (next.isEmpty()) {
        return Optional.empty();
      }
      open.remove(next.get());
      ordered.add(next.get());
      bound.addAll(variables(List.of(next.get())));
    }
    return Optional.of(ordered);
  }

  static boolean isPure(Expr expression) {
    if (expression instanceof ExprFunctionOp) {
      return false;
    }
    if (expression instanceof E_Function named
        && !named.getFunctionIRI().startsWith(XSD.getURI())) {
      return false;
    }
    if (expression instanceof ExprFunction function) {
      if (NOT_REPEATABLE.contains(
          function.getFunctionSymbol().getSymbol().toLowerCase(java.util.Locale.ROOT))) {
        return false;
      }
      return function.getArgs().stream().allMatch(ColumnPlan::isPure);
    }
    return expression.isVariable() || expression.isConstant();
  }

  /** Whether each path hangs on to the patterns. */
  boolean isWhole() {
    return !patterns.isEmpty()
        && paths.stream()
            .allMatch(
                path ->
                    patterns.stream()
                        .anyMatch(triple -> triple.getObject().equals(path.getSubject())));
  }

  Set<Var> variables() {
    Set<Var> all = new HashSet<>(variables(patterns));
    optionals.forEach(triples -> all.addAll(variables(triples)));
    return all;
  }

  static Set<Var> variables(List<Triple> triples) {
    Set<Var> variables = new java.util.LinkedHashSet<>();
    for (Triple triple : triples) {
      for (Node node : List.of(triple.getSubject(), triple.getObject())) {
        if (Var.isVar(node)) {
          variables.add(Var.alloc(node));
        }
      }
    }
    return variables;
  }

  /** Those that bind variables. */
  List<Triple> bindingPatterns() {
    List<Triple> all = new ArrayList<>(patterns);
    optionals.forEach(all::addAll);
    return all;
  }

  List<Triple> allPatterns() {
    List<Triple> all = bindingPatterns();
    existences.forEach(existence -> all.addAll(existence.patterns()));
    return all;
  }
}
