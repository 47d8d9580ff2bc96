package vn.sen.sparql;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.update.UpdateFactory;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/** Reads the text of a query and refuses what may not run here. */
final class QueryParser {
  /** ARQ's own way to say the place, at times twice. */
  private static final Pattern LEADING_PLACE =
      Pattern.compile("^(?:\\s*Line \\d+, column \\d+: *)+");

  private static final Pattern PLACE = Pattern.compile(" at line (\\d+), column (\\d+)\\.?");

  private final String baseIri;

  QueryParser(String baseIri) {
    this.baseIri = baseIri;
  }

  /** The dataset of the protocol, where there is one, takes the place of the query's own. */
  ParsedQuery parse(String text, List<String> defaultGraphs, List<String> namedGraphs) {
    Query query = parse(text);
    if (!defaultGraphs.isEmpty() || !namedGraphs.isEmpty()) {
      query.getGraphURIs().clear();
      query.getNamedGraphURIs().clear();
      defaultGraphs.forEach(query::addGraphURI);
      namedGraphs.forEach(query::addNamedGraphURI);
    }
    try {
      String canonical = query.serialize();
      refuse(query, canonical);
      return new ParsedQuery(query, canonical);
    } catch (StackOverflowError e) {
      throw problem("it is nested too deeply", "");
    }
  }

  private Query parse(String text) {
    try {
      return QueryFactory.create(text, baseIri, Syntax.syntaxSPARQL_11);
    } catch (QueryParseException e) {
      if (isUpdate(text)) {
        throw readOnly();
      }
      throw malformed(e);
    } catch (QueryException e) {
      throw problem(firstLine(e), "");
    } catch (StackOverflowError e) {
      throw problem("it is nested too deeply", "");
    }
  }

  static ProblemException readOnly() {
    return new ProblemException(
        SparqlProblem.READ_ONLY,
        "Điểm truy vấn này chỉ trả lời SELECT, ASK, CONSTRUCT và DESCRIBE; không nhận lệnh cập"
            + " nhật.",
        "This endpoint answers SELECT, ASK, CONSTRUCT and DESCRIBE; it takes no updates.");
  }

  private boolean isUpdate(String text) {
    try {
      return !UpdateFactory.create(text, baseIri, Syntax.syntaxSPARQL_11).getOperations().isEmpty();
    } catch (RuntimeException | StackOverflowError e) {
      return false; // neither a query nor an update: the query's own error is the one to tell
    }
  }

  /** Where the lexer gave up, its message alone has the place. */
  private static ProblemException malformed(QueryParseException e) {
    String reason = LEADING_PLACE.matcher(firstLine(e)).replaceFirst("");
    Matcher place = PLACE.matcher(reason);
    if (place.find()) {
      String rest = (reason.substring(0, place.start()) + reason.substring(place.end())).strip();
      return problem(rest, place.group(1) + ":" + place.group(2));
    }
    return problem(reason, e.getLine() > 0 ? e.getLine() + ":" + Math.max(1, e.getColumn()) : "");
  }

  private static String firstLine(Exception e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    String line = message.lines().findFirst().orElse("").strip();
    return line.length() > 300 ? line.substring(0, 300) + "…" : line;
  }

  private static ProblemException problem(String reason, String place) {
    String[] at = place.split(":");
    String vietnamese = place.isEmpty() ? "" : " ở dòng " + at[0] + ", cột " + at[1];
    String english = place.isEmpty() ? "" : " at line " + at[0] + ", column " + at[1];
    ProblemException problem =
        new ProblemException(
            CommonProblem.MALFORMED,
            "Truy vấn SPARQL sai cú pháp" + vietnamese + ": " + reason,
            "The SPARQL query is malformed" + english + ": " + reason);
    return place.isEmpty() ? problem : problem.at(Long.parseLong(at[0]), Long.parseLong(at[1]));
  }

  private static void refuse(Query query, String serialized) {
    if (!query.isSelectType()
        && !query.isAskType()
        && !query.isConstructType()
        && !query.isDescribeType()) {
      throw problem("SELECT, ASK, CONSTRUCT or DESCRIBE expected", "");
    }
    if (query.isConstructQuad()) {
      throw problem("CONSTRUCT of quads is not part of SPARQL 1.1", "");
    }
    // ARQ would load a Java class for a function of that scheme.
    String lower = serialized.toLowerCase(Locale.ROOT);
    if (lower.contains("<java:")) {
      throw problem("IRIs of the scheme java: are not allowed", "");
    }
    // To look into the pattern itself costs as much as a short query does; the word is rare.
    if (query.getQueryPattern() != null && lower.contains("service") && containsService(query)) {
      throw new ProblemException(
          SparqlProblem.FEDERATION_OFF,
          "SERVICE không được hỗ trợ; hãy hỏi từng điểm truy vấn rồi ghép kết quả.",
          "SERVICE is switched off; ask each endpoint and join the results at your side.");
    }
  }

  private static boolean containsService(Query query) {
    boolean[] found = {false};
    Op pattern = Algebra.compile(query);
    Walker.walk(
        pattern,
        new OpVisitorBase() {
          @Override
          public void visit(OpService service) {
            found[0] = true;
          }
        },
        new ExprVisitorBase());
    return found[0];
  }
}
