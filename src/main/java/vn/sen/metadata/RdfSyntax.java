package vn.sen.metadata;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The RDF syntaxes the portal reads and writes, with their media types and file suffixes. A
 * description in TriG is in the default graph.
 */
public enum RdfSyntax {
  TURTLE("text/turtle", "ttl"),
  JSON_LD("application/ld+json", "jsonld"),
  RDF_XML("application/rdf+xml", "rdf"),
  N_TRIPLES("application/n-triples", "nt"),
  TRIG("application/trig", "trig");

  /** Further names that documents and servers use, in lower case. */
  private static final Map<String, RdfSyntax> OTHER_NAMES =
      Map.ofEntries(
          Map.entry("application/json", JSON_LD),
          Map.entry("application/xml", RDF_XML),
          Map.entry("text/xml", RDF_XML),
          Map.entry("application/x-turtle", TURTLE),
          Map.entry("text/n3", TURTLE),
          Map.entry("text/rdf+n3", TURTLE),
          Map.entry("text/plain", N_TRIPLES),
          Map.entry("application/x-trig", TRIG),
          Map.entry("json", JSON_LD),
          Map.entry("xml", RDF_XML),
          Map.entry("owl", RDF_XML),
          Map.entry("turtle", TURTLE),
          Map.entry("n3", TURTLE));

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

  /**
   * The syntax of a document by its media type, with or without parameters, generous to what
   * servers call it.
   */
  public static Optional<RdfSyntax> findByMediaType(String contentType) {
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(syntax -> syntax.mediaType.equals(type))
        .findFirst()
        .or(() -> Optional.ofNullable(OTHER_NAMES.get(type)));
  }

  /**
   * The syntax of a file by its name, generous to what people call it; gzip's suffix is no part.
   */
  public static Optional<RdfSyntax> findByFileName(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    String suffix = plain.substring(plain.lastIndexOf('.') + 1);
    return findBySuffix(suffix).or(() -> Optional.ofNullable(OTHER_NAMES.get(suffix)));
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
