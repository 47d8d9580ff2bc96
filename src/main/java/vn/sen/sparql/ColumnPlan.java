package vn.sen.sparql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpConditional;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpQuadPattern;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.E_Function;
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
 */
record ColumnPlan(
    List<Triple> patterns,
    List<List<Triple>> optionals,
    List<TriplePath> paths,
    List<Expr> filters) {
  private static final Set<String> NOT_REPEATABLE = Set.of("rand", "uuid", "struuid", "bnode");

  /** Empty when the operator holds anything else. */
  static Optional<ColumnPlan> of(Op op) {
    return switch (op) {
      case OpQuadPattern quads ->
          quads.isDefaultGraph()
                  && quads.getBasicPattern().getList().stream().allMatch(ColumnPlan::fits)
              ? Optional.of(
                  new ColumnPlan(
                      quads.getBasicPattern().getList(), List.of(), List.of(), List.of()))
              : Optional.empty();
      case OpPath path -> path(path.getTriplePath());
      case OpFilter filter ->
          of(filter.getSubOp()).flatMap(plan -> plan.with(filter.getExprs().getList()));
      case OpSequence sequence -> joined(sequence.getElements());
      case OpJoin join -> joined(List.of(join.getLeft(), join.getRight()));
      case OpConditional optional -> optional(optional.getLeft(), optional.getRight());
      case OpLeftJoin optional ->
          optional.getExprs() == null || optional.getExprs().isEmpty()
              ? optional(optional.getLeft(), optional.getRight())
              : Optional.empty();
      default -> Optional.empty();
    };
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
        ? Optional.of(new ColumnPlan(List.of(), List.of(), List.of(path), List.of()))
        : Optional.empty();
  }

  private static Optional<ColumnPlan> joined(List<Op> parts) {
    List<Triple> patterns = new ArrayList<>();
    List<TriplePath> paths = new ArrayList<>();
    List<Expr> filters = new ArrayList<>();
    for (Op part : parts) {
      Optional<ColumnPlan> plan = of(part);
      // An optional part on one side of a join does not see what the other side binds.
      if (plan.isEmpty() || !plan.get().optionals.isEmpty()) {
        return Optional.empty();
      }
      patterns.addAll(plan.get().patterns);
      paths.addAll(plan.get().paths);
      filters.addAll(plan.get().filters);
    }
    return Optional.of(new ColumnPlan(patterns, List.of(), paths, filters));
  }

  private static Optional<ColumnPlan> optional(Op left, Op right) {
    Optional<ColumnPlan> first = of(left);
    Optional<ColumnPlan> second = of(right);
    if (first.isEmpty()
        || second.isEmpty()
        || !second.get().optionals.isEmpty()
        || !second.get().paths.isEmpty()
        || !second.get().filters.isEmpty()) {
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
        new ColumnPlan(first.get().patterns, optionals, first.get().paths, first.get().filters));
  }

  /** A filter within a join may speak of what is bound there only. */
  private Optional<ColumnPlan> with(List<Expr> more) {
    Set<Var> bound = variables();
    for (Expr filter : more) {
      if (!isPure(filter) || !bound.containsAll(filter.getVarsMentioned())) {
        return Optional.empty();
      }
    }
    List<Expr> all = new ArrayList<>(filters);
    all.addAll(more);
    return Optional.of(new ColumnPlan(patterns, optionals, paths, all));
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

  List<Triple> allPatterns() {
    List<Triple> all = new ArrayList<>(patterns);
    optionals.forEach(all::addAll);
    return all;
  }
}
