package vn.sen.sparql;

import java.util.HashSet;
import java.util.Set;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import vn.sen.platform.BaseIri;

/** What is said of the catalog itself, without its list of datasets. */
public final class CatalogTerms {
  private static final String STATEMENTS =
      """
      <{catalog}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/dcat#Catalog> .
      <{catalog}> <http://purl.org/dc/terms/description> "Các bộ dữ liệu mở, liên thông của Việt Nam phục vụ nghiên cứu, phát triển và ứng dụng trí tuệ nhân tạo theo Quyết định 127/QĐ-TTg."@vi .
      <{catalog}> <http://purl.org/dc/terms/description> "Open, linked data sets of Viet Nam that serve the research, development and application of artificial intelligence under Decision 127/QĐ-TTg."@en .
      <{catalog}> <http://purl.org/dc/terms/publisher> <{publisher}> .
      <{publisher}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://xmlns.com/foaf/0.1/Agent> .
      <{publisher}> <http://xmlns.com/foaf/0.1/name> "Cổng dữ liệu mở Sen"@vi .
      <{publisher}> <http://xmlns.com/foaf/0.1/name> "Sen open-data portal"@en .
      <{catalog}> <http://purl.org/dc/terms/language> <http://publications.europa.eu/resource/authority/language/VIE> .
      <{catalog}> <http://purl.org/dc/terms/language> <http://publications.europa.eu/resource/authority/language/ENG> .
      <{catalog}> <http://www.w3.org/ns/dcat#themeTaxonomy> <{sectors}> .
      <{catalog}> <http://xmlns.com/foaf/0.1/homepage> <{home}> .
      """;

  private static final String TITLES =
      """
      <{subject}> <http://purl.org/dc/terms/title> "Sen, cổng dữ liệu mở"@vi .
      <{subject}> <http://purl.org/dc/terms/title> "Sen, the open-data portal"@en .
      """;

  private CatalogTerms() {}

  /** The portal's name as the title of a resource that stands for it, as N-Triples. */
  public static String titles(String subject) {
    return TITLES.replace("{subject}", subject);
  }

  /** As N-Triples. */
  public static String nTriples(BaseIri base) {
    return titles(base.catalog())
        + STATEMENTS
            .replace("{catalog}", base.catalog())
            .replace("{publisher}", base.portalAgent())
            .replace("{sectors}", base.scheme("sectors"))
            .replace("{home}", base.value());
  }

  static Set<Triple> describe(BaseIri base) {
    Set<Triple> triples = new HashSet<>();
    RDFParser.fromString(nTriples(base), Lang.NTRIPLES)
        .toGraph()
        .find()
        .forEachRemaining(triples::add);
    return triples;
  }
}
