package vn.sen.sparql;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.optimize.Optimize;
import org.apache.jena.sparql.algebra.optimize.RewriteFactory;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.RegexEngine;
import org.apache.jena.sparql.expr.nodevalue.NodeValueOps;

/**
 * Puts functions that one call of can run or grow without end in place of themselves, with the
 * query's deadline inside: regular expressions look at the clock as they read the text, and texts
 * that are put together have a largest size.
 */
final class GuardedExpressions extends ExprTransformCopy {
  private static final int LONGEST_TEXT = 4 << 20;
  private final Deadline deadline;

  private GuardedExpressions(Deadline deadline) {
    this.deadline = deadline;
  }

  /** To be set as the optimizer of one query; the usual one runs after the exchange. */
  static RewriteFactory optimizer(Deadline deadline) {
    return context ->
        op ->
            Optimize.stdOptimizationFactory
                .create(context)
                .rewrite(
                    Transformer.transform(new GraphNames(), new GuardedExpressions(deadline), op));
  }

  @Override
  public Expr transform(ExprFunctionN function, ExprList arguments) {
    return switch (function) {
      case E_Regex regex -> new Regex(arguments, deadline);
      case E_StrReplace replace -> new Replace(arguments, deadline);
      case E_StrConcat concat -> new Concat(arguments, concat, deadline);
      default -> super.transform(function, arguments);
    };
  }

  /** What the functions have in common: arguments that are texts, and the last pattern used. */
  private abstract static class Guarded extends ExprFunctionN {
    final Deadline deadline;
    private String compiledFrom = "";
    private Pattern compiled = Pattern.compile("");

    Guarded(String name, ExprList arguments, Deadline deadline) {
      super(name, arguments);
      this.deadline = deadline;
    }

    final Node text(List<NodeValue> values, int index) {
      return NodeValueOps.checkAndGetStringLiteral(
          getFunctionSymbol().getSymbol(), values.get(index));
    }

    final Pattern pattern(List<NodeValue> values, int flagsAt) {
      String source = text(values, 1).getLiteralLexicalForm();
      String flags = values.size() > flagsAt ? text(values, flagsAt).getLiteralLexicalForm() : "";
      String key = flags + "/" + source;
      if (!key.equals(compiledFrom)) {
        try {
          String expression = flags.contains("q") ? Pattern.quote(source) : source;
          compiled = Pattern.compile(expression, RegexEngine.makeMask(flags.replace("q", "")));
          compiledFrom = key;
        } catch (PatternSyntaxException e) {
          throw new ExprEvalException("not a regular expression: " + e.getDescription());
        }
      }
      return compiled;
    }

    final CharSequence watched(String text) {
      return new WatchedText(text, deadline);
    }
  }

  static final class Regex extends Guarded {
    Regex(ExprList arguments, Deadline deadline) {
      super("regex", arguments, deadline);
    }

    @Override
    public NodeValue eval(List<NodeValue> values) {
      String text = text(values, 0).getLiteralLexicalForm();
      return NodeValue.booleanReturn(pattern(values, 2).matcher(watched(text)).find());
    }

    @Override
    public Expr copy(ExprList arguments) {
      return new Regex(arguments, deadline);
    }
  }

  private static final class Replace extends Guarded {
    Replace(ExprList arguments, Deadline deadline) {
      super("replace", arguments, deadline);
    }

    @Override
    public NodeValue eval(List<NodeValue> values) {
      Node text = text(values, 0);
      String replacement = text(values, 2).getLiteralLexicalForm();
      try {
        String result =
            pattern(values, 3)
                .matcher(watched(text.getLiteralLexicalForm()))
                .replaceAll(replacement);
        if (result.length() > LONGEST_TEXT) {
          throw new Spool.LimitExceeded();
        }
        return NodeValue.makeNode(
            text.getLiteralLanguage().isEmpty()
                ? NodeFactory.createLiteralString(result)
                : NodeFactory.createLiteralLang(result, text.getLiteralLanguage()));
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        throw new ExprEvalException("not a replacement: " + e.getMessage());
      }
    }

    @Override
    public Expr copy(ExprList arguments) {
      return new Replace(arguments, deadline);
    }
  }

  private static final class Concat extends Guarded {
    private final E_StrConcat plain;

    Concat(ExprList arguments, E_StrConcat plain, Deadline deadline) {
      super("concat", arguments, deadline);
      this.plain = plain;
    }

    @Override
    public NodeValue eval(List<NodeValue> values) {
      long length = 0;
      for (NodeValue value : values) {
        Node node = value.asNode();
        length += node.isLiteral() ? node.getLiteralLexicalForm().length() : 0;
      }
      if (length > LONGEST_TEXT) {
        throw new Spool.LimitExceeded();
      }
      return plain.eval(values);
    }

    @Override
    public Expr copy(ExprList arguments) {
      return new Concat(arguments, plain, deadline);
    }
  }

  /** A text that a matcher cannot read on in when the query's time is over. */
  private record WatchedText(String text, Deadline deadline) implements CharSequence {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      deadline.step();
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
