package vn.sen.sparql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.E_LogicalAnd;
import org.apache.jena.sparql.expr.E_LogicalOr;
import org.apache.jena.sparql.expr.E_Str;
import org.apache.jena.sparql.expr.E_StrContains;
import org.apache.jena.sparql.expr.E_StrEndsWith;
import org.apache.jena.sparql.expr.E_StrLowerCase;
import org.apache.jena.sparql.expr.E_StrStartsWith;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction;

/**
 * Texts one of which a variable's value must hold, differences of case aside, for a filter to let
 * it pass. The filter is asked all the same; this only saves it from being asked of everything.
 */
record RequiredText(Var variable, Set<String> anyOf) {

  static Optional<RequiredText> of(Expr filter) {
    return switch (filter) {
      case E_StrContains contains -> of(contains.getArg1(), contains.getArg2());
      case E_StrStartsWith starts -> of(starts.getArg1(), starts.getArg2());
      case E_StrEndsWith ends -> of(ends.getArg1(), ends.getArg2());
      case E_LogicalAnd and -> of(and.getArg1()).or(() -> of(and.getArg2()));
      case E_LogicalOr or -> either(of(or.getArg1()), of(or.getArg2()));
      case GuardedExpressions.Regex regex -> ofRegex(regex);
      default -> Optional.empty();
    };
  }

  private static Optional<RequiredText> either(
      Optional<RequiredText> one, Optional<RequiredText> other) {
    if (one.isEmpty() || other.isEmpty() || !one.get().variable.equals(other.get().variable)) {
      return Optional.empty();
    }
    Set<String> texts = new HashSet<>(one.get().anyOf);
    texts.addAll(other.get().anyOf);
    return Optional.of(new RequiredText(one.get().variable, texts));
  }

  private static Optional<RequiredText> of(Expr searched, Expr wanted) {
    return constant(wanted).flatMap(text -> of(searched, text));
  }

  private static Optional<RequiredText> of(Expr searched, String text) {
    return FoldedText.fold(text).isEmpty()
        ? Optional.empty()
        : variable(searched).map(variable -> new RequiredText(variable, Set.of(text)));
  }

  private static Optional<RequiredText> ofRegex(ExprFunction regex) {
    String flags = regex.getArgs().size() > 2 ? constant(regex.getArg(3)).orElse("unknown") : "";
    if (!flags.toLowerCase(Locale.ROOT).matches("[ims]*")) {
      return Optional.empty();
    }
    return constant(regex.getArg(2))
        .flatMap(RequiredText::longestRun)
        .flatMap(text -> of(regex.getArg(1), text));
  }

  /** What every match of a simple pattern holds; empty when the pattern is not simple. */
  private static Optional<String> longestRun(String pattern) {
    List<String> runs = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if ("|()[]{}\\".indexOf(c) >= 0) {
        return Optional.empty();
      }
      char next = i + 1 < pattern.length() ? pattern.charAt(i + 1) : ' ';
      boolean isPlain = ".^$*+?".indexOf(c) < 0;
      if (isPlain && next != '*' && next != '?') {
        run.append(c);
      }
      if (!isPlain || "*?+".indexOf(next) >= 0) {
        runs.add(run.toString());
        run.setLength(0);
      }
    }
    runs.add(run.toString());
    return runs.stream()
        .max(java.util.Comparator.comparingInt(String::length))
        .filter(longest -> !longest.isEmpty())
        // Half of a letter outside the basic plane is no text.
        .filter(longest -> longest.chars().noneMatch(c -> Character.isSurrogate((char) c)));
  }

  private static Optional<String> constant(Expr expression) {
    return expression.isConstant() && expression.getConstant().isString()
        ? Optional.of(expression.getConstant().asString())
        : expression.isConstant() && expression.getConstant().isLangString()
            ? Optional.of(expression.getConstant().asNode().getLiteralLexicalForm())
            : Optional.empty();
  }

  /** The variable itself, as text, in lower case, or both. */
  private static Optional<Var> variable(Expr expression) {
    return switch (expression) {
      case E_Str text -> variable(text.getArg());
      case E_StrLowerCase lower -> variable(lower.getArg());
      default -> expression.isVariable() ? Optional.of(expression.asVar()) : Optional.empty();
    };
  }
}
