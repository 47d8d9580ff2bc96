package vn.sen.sparql;

import jakarta.inject.Singleton;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import vn.sen.metadata.DescriptionWriter;
import vn.sen.metadata.RdfSyntax;
import vn.sen.platform.BaseIri;

/** What the endpoint says of itself (SPARQL 1.1 Service Description). */
@Singleton
public final class ServiceDescription {
  private static final String STATEMENTS =
      """
      PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>
      PREFIX formats: <http://www.w3.org/ns/formats/>
      PREFIX dct: <http://purl.org/dc/terms/>
      <sparql> a sd:Service ;
        sd:endpoint <sparql> ;
        sd:supportedLanguage sd:SPARQL11Query ;
        sd:feature sd:UnionDefaultGraph ;
        sd:resultFormat formats:SPARQL_Results_JSON, formats:SPARQL_Results_XML,
          formats:SPARQL_Results_CSV, formats:SPARQL_Results_TSV,
          formats:Turtle, formats:JSON-LD, formats:RDF_XML, formats:N-Triples ;
        sd:defaultDataset <sparql#dataset> .
      <sparql#dataset> a sd:Dataset ;
        dct:title "Tất cả những gì bạn được phép thấy"@vi, "All that you may discover"@en ;
        sd:defaultGraph <sparql#default-graph> ;
        sd:namedGraph <sparql#catalog>, <sparql#vocab>, <sparql#agencies>, <sparql#targets> .
      <sparql#default-graph> a sd:Graph ;
        dct:description "Hợp của mọi đồ thị có tên; mỗi bộ dữ liệu có một đồ thị mang địa chỉ của nó ở đây."@vi,
          "The union of the named graphs; each dataset has a graph named by its address here."@en .
      <sparql#catalog> a sd:NamedGraph ; sd:name <catalog> ; sd:graph [ a sd:Graph ] .
      <sparql#vocab> a sd:NamedGraph ; sd:name <vocab> ; sd:graph [ a sd:Graph ] .
      <sparql#agencies> a sd:NamedGraph ; sd:name <agencies> ; sd:graph [ a sd:Graph ] .
      <sparql#targets> a sd:NamedGraph ; sd:name <targets> ; sd:graph [ a sd:Graph ] .
      """;

  private final DescriptionWriter writer;
  private final Graph statements;

  ServiceDescription(DescriptionWriter writer, BaseIri base) {
    this.writer = writer;
    this.statements = RDFParser.fromString(STATEMENTS, Lang.TURTLE).base(base.value()).toGraph();
  }

  public byte[] write(RdfSyntax syntax) {
    return writer.write(statements, syntax);
  }
}
