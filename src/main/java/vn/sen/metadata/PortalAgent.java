package vn.sen.metadata;

import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import vn.sen.platform.BaseIri;

/**
 * The portal as an agent: {@code dct:publisher} of the datasets whose data others have published
 * and the portal makes available. Their makers are {@code dct:creator}.
 */
final class PortalAgent {
  static final LocalizedText NAME =
      new LocalizedText(Map.of("vi", "Cổng dữ liệu mở Sen", "en", "Sen open-data portal"));

  private PortalAgent() {}

  static List<Triple> triples(BaseIri base) {
    Node portal = Terms.iri(base.portalAgent());
    return List.of(
        Triple.create(portal, Terms.TYPE, Terms.AGENT),
        Triple.create(
            portal, Terms.FOAF_NAME, NodeFactory.createLiteralLang(NAME.values().get("vi"), "vi")),
        Triple.create(
            portal, Terms.FOAF_NAME, NodeFactory.createLiteralLang(NAME.values().get("en"), "en")));
  }
}
