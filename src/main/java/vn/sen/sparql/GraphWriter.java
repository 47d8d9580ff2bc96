package vn.sen.sparql;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import vn.sen.access.Caller;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.ReadModel.Current;
import vn.sen.metadata.Description;
import vn.sen.metadata.ResourceKind;
import vn.sen.platform.BaseIri;

/**
 * Brings a generation's graphs up to date with changes of the record, in the write transaction of
 * the calling thread.
 *
 * <p>The open database's default graph is the union of its named graphs. It is kept as statements
 * of its own, so that queries need not make a union distinct: a statement leaves it when the last
 * named graph that holds it gives it up. Agencies share one graph, and so do targets; there, too, a
 * statement stays while another agency states it. What each agency and target states for itself is
 * remembered in the closed database, in a graph named by its IRI.
 */
final class GraphWriter {
  /**
   * In the closed database: {@code <dataset graph> AUDIENCE "token"}, in the graph of that name.
   */
  static final Node AUDIENCE = NodeFactory.createURI("urn:x-sen:audience");

  private final Generation generation;
  private final BaseIri base;

  GraphWriter(Generation generation, BaseIri base) {
    this.generation = generation;
    this.base = base;
  }

  void apply(Current current) {
    switch (current) {
      case Current.OfDataset(String slug, Optional<Dataset> dataset) -> dataset(slug, dataset);
      case Current.OfAgency(String slug, Optional<Description> agency) ->
          shared(base.agency(slug), base.value() + "agencies", agency);
      case Current.OfTarget(String number, Optional<Description> target) ->
          shared(base.value() + "targets/" + number, base.value() + "targets", target);
    }
  }

  /** Replaces the graph of code lists and profile terms. */
  void vocabulary(Set<Triple> statements) {
    Node graph = VocabularyGraph.name(base);
    if (generation.isFirst(graph)) {
      generation.fill(graph, statements);
    } else {
      replace(graph, statements);
    }
  }

  /** Replaces what is said of the catalog itself, keeping its list of datasets. */
  void catalog(Set<Triple> statements) {
    Node catalog = iri(base.catalog());
    if (generation.isFirst(catalog)) {
      generation.fill(catalog, statements);
      return;
    }
    buffer().flush();
    Set<Triple> wanted = new HashSet<>(statements);
    for (Node membership :
        List.of(DCAT.dataset.asNode(), DCAT.service.asNode(), FOAF.primaryTopic.asNode())) {
      open()
          .find(catalog, Node.ANY, membership, Node.ANY)
          .forEachRemaining(quad -> wanted.add(quad.asTriple()));
    }
    replace(catalog, wanted);
  }

  private void dataset(String slug, Optional<Dataset> changed) {
    Optional<Dataset> current =
        changed.filter(dataset -> dataset.state() == Dataset.State.PUBLISHED);
    Node graph = iri(base.dataset(slug));
    boolean isPublic = current.filter(d -> d.discover().contains(Caller.PUBLIC)).isPresent();
    Set<Triple> statements =
        current.map(dataset -> triples(dataset.description().graph())).orElse(Set.of());
    Node catalog = iri(base.catalog());
    Set<Triple> listed = isPublic ? listed(graph, current.get().description()) : Set.of();
    Set<Triple> audience =
        isPublic ? Set.of() : current.map(d -> audience(graph, d)).orElse(Set.of());
    if (generation.isFirst(graph)) {
      generation.fill(graph, isPublic ? statements : Set.of());
      generation.fill(catalog, listed);
      generation.fillClosed(graph, isPublic ? Set.of() : statements);
      generation.fillClosed(AUDIENCE, audience);
      return;
    }
    replace(graph, isPublic ? statements : Set.of());
    unlist(graph, changed, listed);
    listed.forEach(triple -> add(catalog, triple));
    if (!isPublic || closed().contains(graph, Node.ANY, Node.ANY, Node.ANY)) {
      generation.closedChanged();
    }
    closed().deleteAny(graph, Node.ANY, Node.ANY, Node.ANY);
    closed().deleteAny(AUDIENCE, graph, Node.ANY, Node.ANY);
    if (!isPublic) {
      statements.forEach(triple -> closed().add(Quad.create(graph, triple)));
      audience.forEach(triple -> closed().add(Quad.create(AUDIENCE, triple)));
    }
  }

  /**
   * As which member the catalog has a description: by the IRI that it is about. Where that is not
   * the portal's own, the graph's IRI tells what it is about, as a catalog record does.
   */
  private Set<Triple> listed(Node graph, Description description) {
    Node subject = iri(description.subject());
    Node membership = iri(ResourceKind.of(description).membership());
    Triple member = Triple.create(iri(base.catalog()), membership, subject);
    return subject.equals(graph)
        ? Set.of(member)
        : Set.of(member, Triple.create(graph, FOAF.primaryTopic.asNode(), subject));
  }

  /** Takes what a graph was listed as out of the catalog. */
  private void unlist(Node graph, Optional<Dataset> changed, Set<Triple> wanted) {
    Node catalog = iri(base.catalog());
    Set<Node> subjects = new HashSet<>();
    if (changed.isPresent()) {
      subjects.add(iri(changed.get().description().subject()));
    } else {
      buffer().flush();
      open()
          .find(catalog, graph, FOAF.primaryTopic.asNode(), Node.ANY)
          .forEachRemaining(quad -> subjects.add(quad.getObject()));
      subjects.add(graph);
    }
    for (Node subject : subjects) {
      for (Triple triple :
          List.of(
              Triple.create(catalog, DCAT.dataset.asNode(), subject),
              Triple.create(catalog, DCAT.service.asNode(), subject),
              Triple.create(graph, FOAF.primaryTopic.asNode(), subject))) {
        if (!wanted.contains(triple) && buffer().contains(catalog, triple)) {
          delete(catalog, triple);
        }
      }
    }
  }

  private static Set<Triple> audience(Node graph, Dataset dataset) {
    Set<Triple> audience = new HashSet<>();
    dataset
        .discover()
        .forEach(
            token ->
                audience.add(
                    Triple.create(graph, AUDIENCE, NodeFactory.createLiteralString(token))));
    return audience;
  }

  private void shared(String subject, String graphIri, Optional<Description> description) {
    Node own = iri(subject);
    Node graph = iri(graphIri);
    Set<Triple> after = description.map(stated -> triples(stated.graph())).orElse(Set.of());
    if (generation.isFirst(own)) {
      generation.fillClosed(own, after);
      generation.fill(graph, after);
      return;
    }
    Set<Triple> before = triples(closed().getGraph(own));
    for (Triple triple : before) {
      if (!after.contains(triple)) {
        closed().delete(Quad.create(own, triple));
        if (!isStatedBySibling(graphIri, triple)) {
          delete(graph, triple);
        }
      }
    }
    for (Triple triple : after) {
      closed().add(Quad.create(own, triple));
      add(graph, triple);
    }
  }

  private boolean isStatedBySibling(String graphIri, Triple triple) {
    var holders =
        closed().findNG(Node.ANY, triple.getSubject(), triple.getPredicate(), triple.getObject());
    while (holders.hasNext()) {
      Node holder = holders.next().getGraph();
      if (holder.isURI() && holder.getURI().startsWith(graphIri + "/")) {
        return true;
      }
    }
    return false;
  }

  private void replace(Node graph, Set<Triple> wanted) {
    if (buffer().holds(graph)) {
      buffer().flush();
    }
    Set<Triple> before = triples(open().getGraph(graph));
    for (Triple triple : before) {
      if (!wanted.contains(triple)) {
        delete(graph, triple);
      }
    }
    for (Triple triple : wanted) {
      if (!before.contains(triple)) {
        addMissing(graph, triple);
      }
    }
  }

  private void add(Node graph, Triple triple) {
    if (!buffer().contains(graph, triple)) {
      addMissing(graph, triple);
    }
  }

  private void addMissing(Node graph, Triple triple) {
    generation.touchOpen();
    buffer().add(graph, triple);
    generation.changed(triple, true);
  }

  private void delete(Node graph, Triple triple) {
    buffer().flush();
    Quad quad = Quad.create(graph, triple);
    if (!open().contains(quad)) {
      return;
    }
    generation.touchOpen();
    open().delete(quad);
    boolean isStillStated =
        open()
            .findNG(Node.ANY, triple.getSubject(), triple.getPredicate(), triple.getObject())
            .hasNext();
    if (!isStillStated) {
      open().delete(Quad.create(Quad.defaultGraphIRI, triple));
      generation.changed(triple, false);
    }
  }

  private DatasetGraph open() {
    return generation.open();
  }

  private DatasetGraph closed() {
    return generation.closed();
  }

  private StatementBuffer buffer() {
    return generation.buffer();
  }

  private static Set<Triple> triples(Graph graph) {
    Set<Triple> triples = new HashSet<>();
    graph.find().forEachRemaining(triples::add);
    return triples;
  }

  private static Node iri(String iri) {
    return NodeFactory.createURI(iri);
  }
}
