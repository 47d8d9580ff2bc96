package vn.sen.metadata;

import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** The terms of published vocabularies that this package reads and writes, each written once. */
final class Terms {
  private Terms() {}

  static final String CSVW = "http://www.w3.org/ns/csvw#";
  static final String DCT = "http://purl.org/dc/terms/";
  static final String DCAT = "http://www.w3.org/ns/dcat#";
  static final String DCATAP = "http://data.europa.eu/r5r/";
  static final String FOAF = "http://xmlns.com/foaf/0.1/";
  static final String ORG = "http://www.w3.org/ns/org#";
  static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
  static final String RDFS = "http://www.w3.org/2000/01/rdf-schema#";
  static final String SCHEMA = "https://schema.org/";
  static final String SCHEMA_HTTP = "http://schema.org/";
  static final String SH = "http://www.w3.org/ns/shacl#";
  static final String SKOS = "http://www.w3.org/2004/02/skos/core#";
  static final String SPDX = "http://spdx.org/rdf/terms#";
  static final String PROV = "http://www.w3.org/ns/prov#";
  static final String ADMS = "http://www.w3.org/ns/adms#";
  static final String ODRL = "http://www.w3.org/ns/odrl/2/";
  static final String LOCN = "http://www.w3.org/ns/locn#";
  static final String DQV = "http://www.w3.org/ns/dqv#";
  static final String GEO = "http://www.opengis.net/ont/geosparql#";
  static final String VCARD = "http://www.w3.org/2006/vcard/ns#";
  static final String XSD = "http://www.w3.org/2001/XMLSchema#";
  static final String OWL = "http://www.w3.org/2002/07/owl#";
  static final String EU_AUTHORITY = "http://publications.europa.eu/resource/authority/";
  static final String EU_FILE_TYPE = EU_AUTHORITY + "file-type/";
  static final String IANA_MEDIA_TYPE = "https://www.iana.org/assignments/media-types/";

  static final Node TYPE = iri(RDF + "type");
  static final Node FIRST = iri(RDF + "first");
  static final Node REST = iri(RDF + "rest");
  static final Node NIL = iri(RDF + "nil");
  static final Node LABEL = iri(RDFS + "label");
  static final Node GEOGRAPHIC_NAME = iri(LOCN + "geographicName");
  static final Node COMMENT = iri(RDFS + "comment");

  static final Node TITLE = iri(DCT + "title");
  static final Node DESCRIPTION = iri(DCT + "description");
  static final Node IDENTIFIER = iri(DCT + "identifier");
  static final Node PUBLISHER = iri(DCT + "publisher");
  static final Node CREATOR = iri(DCT + "creator");
  static final Node ACCESS_RIGHTS = iri(DCT + "accessRights");
  static final Node FREQUENCY = iri(DCT + "accrualPeriodicity");
  static final Node SPATIAL = iri(DCT + "spatial");
  static final Node TEMPORAL = iri(DCT + "temporal");
  static final Node LANGUAGE = iri(DCT + "language");
  static final Node ISSUED = iri(DCT + "issued");
  static final Node MODIFIED = iri(DCT + "modified");
  static final Node FORMAT = iri(DCT + "format");
  static final Node LICENCE = iri(DCT + "license");
  static final Node RIGHTS = iri(DCT + "rights");
  static final Node RIGHTS_STATEMENT = iri(DCT + "RightsStatement");
  static final Node SOURCE = iri(DCT + "source");
  static final Node PROVENANCE = iri(DCT + "provenance");
  static final Node PROVENANCE_STATEMENT = iri(DCT + "ProvenanceStatement");
  static final Node PERIOD_OF_TIME = iri(DCT + "PeriodOfTime");
  static final Node CLASSIFICATION = iri("http://www.w3.org/ns/org#classification");
  static final Node IS_REPLACED_BY = iri(DCT + "isReplacedBy");
  static final Node DCT_AGENT = iri(DCT + "Agent");

  static final Node DATASET = iri(DCAT + "Dataset");
  static final Node DATASET_SERIES = iri(DCAT + "DatasetSeries");
  static final Node DATA_SERVICE = iri(DCAT + "DataService");
  static final Node CATALOG = iri(DCAT + "Catalog");
  static final Node CATALOG_RECORD = iri(DCAT + "CatalogRecord");
  static final Node DISTRIBUTION_CLASS = iri(DCAT + "Distribution");
  static final Node KEYWORD = iri(DCAT + "keyword");
  static final Node THEME = iri(DCAT + "theme");
  static final Node CONTACT_POINT = iri(DCAT + "contactPoint");
  static final Node DISTRIBUTION = iri(DCAT + "distribution");
  static final Node START_DATE = iri(DCAT + "startDate");
  static final Node END_DATE = iri(DCAT + "endDate");
  static final Node MEDIA_TYPE = iri(DCAT + "mediaType");
  static final Node BYTE_SIZE = iri(DCAT + "byteSize");
  static final Node DOWNLOAD_URL = iri(DCAT + "downloadURL");
  static final Node ACCESS_URL = iri(DCAT + "accessURL");
  static final Node VERSION = iri(DCAT + "version");
  static final Node SCHEMA_START = iri(SCHEMA + "startDate");
  static final Node SCHEMA_END = iri(SCHEMA + "endDate");
  static final Node SCHEMA_HTTP_START = iri(SCHEMA_HTTP + "startDate");
  static final Node SCHEMA_HTTP_END = iri(SCHEMA_HTTP + "endDate");
  static final Node VERSION_INFO = iri(OWL + "versionInfo");
  static final Node LEGISLATION = iri(DCATAP + "applicableLegislation");

  static final Node LATITUDE = iri("http://www.w3.org/2003/01/geo/wgs84_pos#lat");
  static final Node LONGITUDE = iri("http://www.w3.org/2003/01/geo/wgs84_pos#long");

  static final Node TABLE_SCHEMA = iri(CSVW + "tableSchema");
  static final Node SCHEMA_CLASS = iri(CSVW + "Schema");
  static final Node COLUMN = iri(CSVW + "column");
  static final Node COLUMN_CLASS = iri(CSVW + "Column");
  static final Node COLUMN_NAME = iri(CSVW + "name");
  static final Node COLUMN_TITLES = iri(CSVW + "titles");
  static final Node COLUMN_DATATYPE = iri(CSVW + "datatype");
  static final Node UNIT_TEXT = iri(SCHEMA + "unitText");
  static final Node CODE_LIST = iri("http://purl.org/linked-data/cube#codeList");

  static final Node AGENT = iri(FOAF + "Agent");
  static final Node FOAF_NAME = iri(FOAF + "name");
  static final Node IS_PRIMARY_TOPIC_OF = iri(FOAF + "isPrimaryTopicOf");
  static final Node HOMEPAGE = iri(FOAF + "homepage");
  static final Node ORGANIZATION = iri(ORG + "Organization");

  static final Node CHECKSUM = iri(SPDX + "checksum");
  static final Node CHECKSUM_CLASS = iri(SPDX + "Checksum");
  static final Node ALGORITHM = iri(SPDX + "algorithm");
  static final Node CHECKSUM_VALUE = iri(SPDX + "checksumValue");
  static final Node SHA256 = iri(SPDX + "checksumAlgorithm_sha256");

  static final Node VCARD_NAME = iri(VCARD + "fn");
  static final Node VCARD_ORGANIZATION_NAME = iri(VCARD + "organization-name");
  static final Node VCARD_URL = iri(VCARD + "hasURL");
  static final Node VCARD_EMAIL = iri(VCARD + "hasEmail");
  static final Node VCARD_TELEPHONE = iri(VCARD + "hasTelephone");
  static final Node VCARD_VALUE = iri(VCARD + "hasValue");

  static final Node CONCEPT = iri(SKOS + "Concept");
  static final Node CONCEPT_SCHEME = iri(SKOS + "ConceptScheme");
  static final Node IN_SCHEME = iri(SKOS + "inScheme");
  static final Node NOTATION = iri(SKOS + "notation");
  static final Node PREF_LABEL = iri(SKOS + "prefLabel");
  static final Node ALT_LABEL = iri(SKOS + "altLabel");
  static final Node HIDDEN_LABEL = iri(SKOS + "hiddenLabel");
  static final Node DEFINITION = iri(SKOS + "definition");
  static final Node BROADER = iri(SKOS + "broader");
  static final Node EXACT_MATCH = iri(SKOS + "exactMatch");

  /** A text; its language is a tag or "". */
  static Node text(String text, String language) {
    return language.isEmpty()
        ? NodeFactory.createLiteralString(text)
        : NodeFactory.createLiteralLang(text, language);
  }

  /** A literal of one of XML Schema's types. */
  static Node typed(String text, String xsdType) {
    return NodeFactory.createLiteralDT(
        text, TypeMapper.getInstance().getSafeTypeByName(XSD + xsdType));
  }

  static Node iri(String iri) {
    return NodeFactory.createURI(iri);
  }
}
