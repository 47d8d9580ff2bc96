package vn.sen.sparql;

import java.util.HashSet;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import vn.sen.metadata.CodeLists;
import vn.sen.platform.BaseIri;

/**
 * The code lists and the profile's terms as one graph.
 *
 * @param hash changes whenever the statements do
 */
record VocabularyGraph(String hash, Set<Triple> statements) {

  static Node name(BaseIri base) {
    return NodeFactory.createURI(base.value() + "vocab");
  }

  static VocabularyGraph of(CodeLists codeLists) {
    Set<Triple> statements = new HashSet<>();
    codeLists.vocabularyGraph().find().forEachRemaining(statements::add);
    codeLists.namespaceGraph().find().forEachRemaining(statements::add);
    return new VocabularyGraph(codeLists.contentHash(), Set.copyOf(statements));
  }
}
