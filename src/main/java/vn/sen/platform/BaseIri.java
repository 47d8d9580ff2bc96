package vn.sen.platform;

import java.net.URI;
import java.util.Objects;

/**
 * The configured base of every IRI that the portal mints; ends with a slash. IRIs are minted here
 * and nowhere else.
 */
public record BaseIri(String value) {

  public BaseIri {
    Objects.requireNonNull(value);
    if (!value.endsWith("/")) {
      value = value + "/";
    }
    URI uri = URI.create(value);
    if (!uri.isAbsolute() || uri.getHost() == null) {
      throw new IllegalArgumentException("not an absolute http(s) IRI: " + value);
    }
  }

  public String dataset(String slug) {
    return value + "datasets/" + slug;
  }

  public String distribution(String datasetSlug, String id) {
    return value + "datasets/" + datasetSlug + "/distributions/" + id;
  }

  public String file(String datasetSlug, String fileName) {
    return value + "datasets/" + datasetSlug + "/files/" + fileName;
  }

  public String agency(String slug) {
    return value + "agencies/" + slug;
  }

  public String target(int number) {
    return value + "targets/" + number;
  }

  public String scheme(String scheme) {
    return value + "vocab/" + scheme;
  }

  public String concept(String scheme, String code) {
    return value + "vocab/" + scheme + "/" + code;
  }

  public String catalog() {
    return value + "catalog";
  }

  /** The portal as an agent; described where the catalog is. */
  public String portalAgent() {
    return catalog() + "#publisher";
  }

  /** The profile's namespace, ending with '#'. */
  public String namespace() {
    return value + "ns#";
  }
}
