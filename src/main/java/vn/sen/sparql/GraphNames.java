package vn.sen.sparql;

import java.util.List;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpProject;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.Var;

/**
 * Asks for the graphs that hold a statement where a query says {@code GRAPH ?g {}}: the engine of
 * TDB2 6.0.0 has no operator for the names of graphs, and a graph without statements is none here.
 */
final class GraphNames extends TransformCopy {
  private static final Triple ANY =
      Triple.create(Var.alloc("*graph-s"), Var.alloc("*graph-p"), Var.alloc("*graph-o"));

  @Override
  public Op transform(OpGraph graph, Op pattern) {
    if (!isEmpty(pattern)) {
      return super.transform(graph, pattern);
    }
    List<Var> name = Var.isVar(graph.getNode()) ? List.of(Var.alloc(graph.getNode())) : List.of();
    Op statements = new OpGraph(graph.getNode(), new OpBGP(BasicPattern.wrap(List.of(ANY))));
    return OpDistinct.create(new OpProject(statements, name));
  }

  private static boolean isEmpty(Op pattern) {
    return switch (pattern) {
      case OpTable table -> table.isJoinIdentity();
      case OpBGP triples -> triples.getPattern().isEmpty();
      default -> false;
    };
  }
}
