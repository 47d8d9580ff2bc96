package vn.sen.metadata;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;

/** Puts a description together statement by statement, for features whose records are no forms. */
public final class DescriptionBuilder {
  private final Node subject;
  private final List<Triple> triples;

  /**
   * @param subject absolute IRI
   */
  public DescriptionBuilder(String subject) {
    this(Terms.iri(subject), new ArrayList<>());
  }

  private DescriptionBuilder(Node subject, List<Triple> triples) {
    this.subject = subject;
    this.triples = triples;
  }

  public DescriptionBuilder a(String classIri) {
    return add(Terms.TYPE, Terms.iri(classIri));
  }

  public DescriptionBuilder iri(String property, String iri) {
    return add(Terms.iri(property), Terms.iri(iri));
  }

  public DescriptionBuilder text(String property, String text) {
    return add(Terms.iri(property), NodeFactory.createLiteralString(text));
  }

  public DescriptionBuilder text(String property, LocalizedText text) {
    text.values()
        .forEach(
            (language, value) ->
                add(
                    Terms.iri(property),
                    language.isEmpty()
                        ? NodeFactory.createLiteralString(value)
                        : NodeFactory.createLiteralLang(value, language)));
    return this;
  }

  public DescriptionBuilder number(String property, long number) {
    return typed(property, Long.toString(number), "integer");
  }

  public DescriptionBuilder time(String property, Instant instant) {
    return typed(property, instant.toString(), "dateTime");
  }

  /**
   * @param xsdType local name in XML Schema's namespace
   */
  public DescriptionBuilder typed(String property, String lexical, String xsdType) {
    return add(
        Terms.iri(property),
        NodeFactory.createLiteralDT(
            lexical, TypeMapper.getInstance().getSafeTypeByName(Terms.XSD + xsdType)));
  }

  /** A value without a name of its own, filled by {@code facts}. */
  public DescriptionBuilder node(String property, Consumer<DescriptionBuilder> facts) {
    Node blank = NodeFactory.createBlankNode();
    add(Terms.iri(property), blank);
    facts.accept(new DescriptionBuilder(blank, triples));
    return this;
  }

  private DescriptionBuilder add(Node property, Node value) {
    triples.add(Triple.create(subject, property, value));
    return this;
  }

  public Description build() {
    return DescriptionReader.describe(subject.getURI(), triples);
  }

  /** The statements of {@code base} about all that it describes, with these added. */
  public Description addedTo(Description base) {
    List<Triple> all = new ArrayList<>(base.graph().find().toList());
    all.addAll(triples);
    return DescriptionReader.describe(base.subject(), all);
  }
}
