package vn.sen.metadata;

import java.util.Optional;

/** The RDF syntaxes the portal reads and writes, with their media types and file suffixes. */
public enum RdfSyntax {
  TURTLE("text/turtle", "ttl"),
  JSON_LD("application/ld+json", "jsonld"),
  RDF_XML("application/rdf+xml", "rdf"),
  N_TRIPLES("application/n-triples", "nt");

  private final String mediaType;
  private final String suffix;

  RdfSyntax(String mediaType, String suffix) {
    this.mediaType = mediaType;
    this.suffix = suffix;
  }

  public String mediaType() {
    return mediaType;
  }

  /** Without the dot. */
  public String suffix() {
    return suffix;
  }

  public static Optional<RdfSyntax> findBySuffix(String suffix) {
    for (RdfSyntax syntax : values()) {
      if (syntax.suffix.equals(suffix)) {
        return Optional.of(syntax);
      }
    }
    return Optional.empty();
  }
}
