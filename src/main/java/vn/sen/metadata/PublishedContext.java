package vn.sen.metadata;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.sen.platform.BaseIri;

/**
 * The JSON-LD context that the portal publishes and its documents name: short words for DCAT-AP's
 * classes and properties, prefixes for everything else. A word is never taken out of it or given
 * another meaning, or documents that others keep would change theirs.
 */
public final class PublishedContext {
  private static final List<String> CLASSES =
      List.of(
          "dcat:Catalog",
          "dcat:CatalogRecord",
          "dcat:DataService",
          "dcat:Dataset",
          "dcat:DatasetSeries",
          "dcat:Distribution",
          "dcat:Relationship",
          "dct:LicenseDocument",
          "dct:Location",
          "dct:PeriodOfTime",
          "dct:ProvenanceStatement",
          "dct:RightsStatement",
          "foaf:Agent",
          "foaf:Document",
          "odrl:Offer",
          "odrl:Policy",
          "spdx:Checksum",
          "vcard:Organization");

  /** Values are resources. */
  private static final List<String> LINKS =
      List.of(
          "adms:status",
          "dcat:accessService",
          "dcat:accessURL",
          "dcat:compressFormat",
          "dcat:contactPoint",
          "dcat:dataset",
          "dcat:distribution",
          "dcat:downloadURL",
          "dcat:endpointDescription",
          "dcat:endpointURL",
          "dcat:hasVersion",
          "dcat:inSeries",
          "dcat:landingPage",
          "dcat:mediaType",
          "dcat:packageFormat",
          "dcat:previousVersion",
          "dcat:qualifiedRelation",
          "dcat:record",
          "dcat:servesDataset",
          "dcat:service",
          "dcat:theme",
          "dcat:themeTaxonomy",
          "dcatap:applicableLegislation",
          "dcatap:availability",
          "dct:accessRights",
          "dct:accrualPeriodicity",
          "dct:conformsTo",
          "dct:creator",
          "dct:format",
          "dct:isReferencedBy",
          "dct:isReplacedBy",
          "dct:isVersionOf",
          "dct:language",
          "dct:license",
          "dct:provenance",
          "dct:publisher",
          "dct:relation",
          "dct:replaces",
          "dct:rights",
          "dct:spatial",
          "dct:temporal",
          "foaf:homepage",
          "foaf:isPrimaryTopicOf",
          "foaf:primaryTopic",
          "odrl:hasPolicy",
          "prov:qualifiedAttribution",
          "prov:wasDerivedFrom",
          "prov:wasGeneratedBy",
          "sen:aiTask",
          "sen:basis",
          "sen:decidedAgency",
          "sen:responsibleAgency",
          "sen:target",
          "spdx:algorithm",
          "spdx:checksum",
          "vcard:hasEmail",
          "vcard:hasTelephone",
          "vcard:hasURL");

  /** Values are texts, grouped by language. */
  private static final List<String> TEXTS =
      List.of("adms:versionNotes", "dcat:keyword", "dct:description", "dct:title", "vcard:fn");

  /** Values are literals of whatever kind. */
  private static final List<String> VALUES =
      List.of(
          "dcat:endDate",
          "dcat:startDate",
          "dcat:version",
          "dct:identifier",
          "dct:issued",
          "dct:modified",
          "sen:attribution");

  private final BaseIri base;
  private final Map<String, String> prefixes;

  public PublishedContext(BaseIri base) {
    this.base = base;
    TreeMap<String, String> map = new TreeMap<>();
    map.put("adms", "http://www.w3.org/ns/adms#");
    map.put("as", "https://www.w3.org/ns/activitystreams#");
    map.put("dcat", Terms.DCAT);
    map.put("dcatap", Terms.DCATAP);
    map.put("dct", Terms.DCT);
    map.put("dqv", "http://www.w3.org/ns/dqv#");
    map.put("foaf", Terms.FOAF);
    map.put("geo", "http://www.opengis.net/ont/geosparql#");
    map.put("hydra", "http://www.w3.org/ns/hydra/core#");
    map.put("locn", "http://www.w3.org/ns/locn#");
    map.put("odrl", "http://www.w3.org/ns/odrl/2/");
    map.put("org", Terms.ORG);
    map.put("owl", Terms.OWL);
    map.put("prov", "http://www.w3.org/ns/prov#");
    map.put("rdfs", Terms.RDFS);
    map.put("schema", Terms.SCHEMA);
    map.put("sen", base.namespace());
    map.put("sh", "http://www.w3.org/ns/shacl#");
    map.put("skos", Terms.SKOS);
    map.put("spdx", Terms.SPDX);
    map.put("vcard", Terms.VCARD);
    map.put("void", "http://rdfs.org/ns/void#");
    map.put("xsd", Terms.XSD);
    this.prefixes = Collections.unmodifiableMap(map);
  }

  /** Absolute; what {@code @context} of the portal's documents says. */
  public String address() {
    return base.value() + "context.jsonld";
  }

  /** Prefix to namespace, in the order of the prefixes. */
  public Map<String, String> prefixes() {
    return prefixes;
  }

  /** The document at the address, in UTF-8. */
  public byte[] write() {
    return JsonLd.print(document());
  }

  JsonObject document() {
    JsonObjectBuilder context = Json.createObjectBuilder();
    context.add("@version", 1.1);
    prefixes.forEach(context::add);
    CLASSES.forEach(name -> context.add(local(name), name));
    LINKS.forEach(name -> context.add(local(name), term(name).add("@type", "@id")));
    TEXTS.forEach(name -> context.add(local(name), term(name).add("@container", "@language")));
    VALUES.forEach(name -> context.add(local(name), name));
    context.add("byteSize", term("dcat:byteSize").add("@type", "xsd:nonNegativeInteger"));
    context.add("checksumValue", term("spdx:checksumValue").add("@type", "xsd:hexBinary"));
    return Json.createObjectBuilder().add("@context", context).build();
  }

  private static JsonObjectBuilder term(String name) {
    return Json.createObjectBuilder().add("@id", name);
  }

  private static String local(String name) {
    return name.substring(name.indexOf(':') + 1);
  }
}
