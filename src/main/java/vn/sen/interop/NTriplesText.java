package vn.sen.interop;

/** Puts statements together as N-Triples, for documents that wrap descriptions. */
public final class NTriplesText {
  public NTriplesText() {}

  static final String XSD = "http://www.w3.org/2001/XMLSchema#";
  private static final String TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

  private final StringBuilder text = new StringBuilder();

  public NTriplesText type(String subject, String type) {
    return link(subject, TYPE, type);
  }

  /** All three are IRIs without characters that N-Triples forbids. */
  public NTriplesText link(String subject, String predicate, String object) {
    return statement(subject, predicate, "<" + object + ">");
  }

  /** The lexical form is a number, a date or the like: nothing to be escaped. */
  public NTriplesText value(String subject, String predicate, String lexical, String datatype) {
    return statement(subject, predicate, "\"" + lexical + "\"^^<" + XSD + datatype + ">");
  }

  /** Lines of N-Triples. */
  public NTriplesText append(String lines) {
    text.append(lines);
    return this;
  }

  private NTriplesText statement(String subject, String predicate, String object) {
    text.append('<').append(subject).append("> <").append(predicate).append("> ");
    text.append(object).append(" .\n");
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
