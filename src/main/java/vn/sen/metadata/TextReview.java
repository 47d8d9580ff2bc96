package vn.sen.metadata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/** Gathers the words of a description and what the rules for texts remark on them. */
final class TextReview {
  private static final String XSD_STRING = "http://www.w3.org/2001/XMLSchema#string";

  /** What looks like words and is a number of something. */
  private static final Set<String> NO_WORDS =
      Set.of(
          Terms.DCT + "identifier",
          "http://www.w3.org/ns/adms#identifier",
          "http://www.w3.org/2004/02/skos/core#notation",
          "http://spdx.org/rdf/terms#checksumValue");

  private final List<TextRule> rules;

  TextReview(List<TextRule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** One cause a property and remark, each a warning. */
  List<ValidationReport.Cause> review(
      Description description, Optional<CatalogDocument.Entry> entry) {
    List<Triple> triples = new ArrayList<>();
    List<TextRule.StatedText> texts = new ArrayList<>();
    if (!rules.isEmpty()) {
      for (Triple triple : description.graph().find().toList()) {
        text(triple)
            .ifPresent(
                text -> {
                  triples.add(triple);
                  texts.add(new TextRule.StatedText(triple.getPredicate().getURI(), text));
                });
      }
    }
    Map<String, TextRule.Remark> remarks = new LinkedHashMap<>();
    Map<String, List<ValidationReport.Occurrence>> occurrences = new LinkedHashMap<>();
    for (TextRule rule : rules) {
      for (TextRule.Remark remark : rule.judge(texts)) {
        Triple triple = triples.get(remark.text());
        String cause = triple.getPredicate().getURI() + " " + remark.code();
        remarks.putIfAbsent(cause, remark);
        occurrences
            .computeIfAbsent(cause, key -> new ArrayList<>())
            .add(occurrence(description, triple, entry));
      }
    }
    return remarks.entrySet().stream()
        .map(
            one ->
                new ValidationReport.Cause(
                    one.getKey(),
                    ValidationReport.Severity.WARNING,
                    one.getValue().message(),
                    texts.get(one.getValue().text()).property(),
                    occurrences.get(one.getKey()).size(),
                    occurrences.get(one.getKey())))
        .toList();
  }

  private static Optional<String> text(Triple triple) {
    Node object = triple.getObject();
    if (object.isURI()) {
      String iri = object.getURI();
      String scheme = iri.substring(0, Math.max(0, iri.indexOf(':'))).toLowerCase(Locale.ROOT);
      return scheme.equals("mailto") || scheme.equals("tel")
          ? Optional.of(iri.substring(scheme.length() + 1))
          : Optional.empty();
    }
    boolean words =
        object.isLiteral()
            && (!object.getLiteralLanguage().isEmpty()
                || object.getLiteralDatatypeURI().equals(XSD_STRING))
            && !NO_WORDS.contains(triple.getPredicate().getURI());
    return words ? Optional.of(object.getLiteralLexicalForm()) : Optional.empty();
  }

  private static ValidationReport.Occurrence occurrence(
      Description description, Triple triple, Optional<CatalogDocument.Entry> entry) {
    return new ValidationReport.Occurrence(
        description.subject(),
        DescriptionValidator.shown(triple.getSubject()),
        Optional.of(NTriples.term(triple.getObject())),
        entry.flatMap(it -> it.findPlace(triple)),
        Optional.empty());
  }
}
