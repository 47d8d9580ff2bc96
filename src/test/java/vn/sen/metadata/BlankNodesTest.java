package vn.sen.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlankNodesTest {
  private static final Node P = Terms.iri("http://example.org/p");
  private static final Node Q = Terms.iri("http://example.org/q");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<d> <p> [ <q> 1 ] , [ <q> 2 ] .",
        "<d> <p> [ <q> 1 ] , [ <q> 1 ] , [ ] , [ ] .",
        "<d> <p> [ <q> [ <r> 1 ] ] , [ <q> [ <r> 1 ] ] .",
        "<d> <p> ( 1 2 ( 3 [ <q> 4 ] ) ) .",
        "_:a <p> _:b . _:b <p> _:c . _:c <p> _:a .",
        "_:a <p> _:b . _:b <p> _:a . _:c <p> _:c . <d> <p> _:a , _:c .",
        "_:a <p> _:b , _:c . _:b <p> _:d . _:c <p> _:e . _:d <q> 1 . _:e <q> 1 .",
        // Two triangles and a ring of six: the same to every count of neighbours.
        """
        _:a <p> _:b . _:b <p> _:c . _:c <p> _:a . _:d <p> _:e . _:e <p> _:f . _:f <p> _:d .
        _:1 <p> _:2 . _:2 <p> _:3 . _:3 <p> _:4 . _:4 <p> _:5 . _:5 <p> _:6 . _:6 <p> _:1 .
        """
      })
  void namesDoNotDependOnOrderOrLabels(String turtle) {
    List<Triple> triples =
        DescriptionReader.parse(
            new java.io.ByteArrayInputStream(
                turtle.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
            RdfSyntax.TURTLE,
            "http://example.org/");
    String expected = NTriples.write(BlankNodes.name(triples, "s"));

    Random random = new Random(7);
    for (int i = 0; i < 25; i++) {
      assertThat(NTriples.write(BlankNodes.name(disguised(triples, random), "s")))
          .isEqualTo(expected);
    }
    assertThat(expected.lines()).hasSameSizeAs(triples);
  }

  @Test
  void alikeNodes_areNotMerged() {
    List<Triple> triples =
        IntStream.range(0, 300)
            .mapToObj(i -> Triple.create(P, Q, NodeFactory.createBlankNode("n" + i)))
            .toList();

    Collection<Triple> named = BlankNodes.name(triples, "s");

    assertThat(named).doesNotHaveDuplicates().hasSize(300);
    assertThat(NTriples.write(BlankNodes.name(disguised(triples, new Random(1)), "s")))
        .isEqualTo(NTriples.write(named));
  }

  @Test
  void twoResources_neverShareAName() {
    List<Triple> triples = List.of(Triple.create(NodeFactory.createBlankNode("x"), P, Q));

    assertThat(BlankNodes.name(triples, "one")).isNotEqualTo(BlankNodes.name(triples, "other"));
  }

  @Test
  void regularGraph_endsInTime() {
    // Every node leads to every other: nothing tells them apart but trying.
    List<Triple> triples = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      for (int j = 0; j < 12; j++) {
        if (i != j) {
          triples.add(
              Triple.create(
                  NodeFactory.createBlankNode("n" + i), P, NodeFactory.createBlankNode("n" + j)));
        }
      }
    }

    assertThat(BlankNodes.name(triples, "s")).doesNotHaveDuplicates().hasSameSizeAs(triples);
  }

  private static List<Triple> disguised(Collection<Triple> triples, Random random) {
    Map<Node, Node> names = new HashMap<>();
    List<Triple> result = new ArrayList<>();
    for (Triple triple : triples) {
      result.add(
          Triple.create(
              disguised(triple.getSubject(), names, random),
              triple.getPredicate(),
              disguised(triple.getObject(), names, random)));
    }
    Collections.shuffle(result, random);
    return result;
  }

  private static Node disguised(Node node, Map<Node, Node> names, Random random) {
    return node.isBlank()
        ? names.computeIfAbsent(
            node, key -> NodeFactory.createBlankNode("x" + random.nextLong(Long.MAX_VALUE)))
        : node;
  }
}
