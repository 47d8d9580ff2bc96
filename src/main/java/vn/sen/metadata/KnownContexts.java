package vn.sen.metadata;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.document.JsonDocument;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import vn.sen.platform.BaseIri;
import vn.sen.platform.ResourceFolder;

/**
 * JSON-LD contexts of which the portal has copies, by the addresses that documents name them with.
 * No context is ever fetched.
 */
final class KnownContexts {
  private static final ResourceFolder CONTEXTS = new ResourceFolder("ontology");

  /** Address without scheme and trailing slash, to the file under {@code ontology/contexts/}. */
  private static final Map<String, String> FILES =
      Map.ofEntries(
          Map.entry("semiceu.github.io/DCAT-AP/releases/3.0.1/context/dcat-ap.jsonld", "dcat-ap"),
          Map.entry("semiceu.github.io/DCAT-AP/releases/3.0.0/context/dcat-ap.jsonld", "dcat-ap"),
          Map.entry(
              "semiceu.github.io/DCAT-AP/releases/3.0.1/html/context/dcat-ap.jsonld", "dcat-ap"),
          Map.entry("data.europa.eu/r5r/context/dcat-ap.jsonld", "dcat-ap"),
          Map.entry("schema.org", "schema-org"),
          Map.entry("www.schema.org", "schema-org"),
          Map.entry("schema.org/docs/jsonldcontext.json", "schema-org"),
          Map.entry("schema.org/docs/jsonldcontext.jsonld", "schema-org"),
          Map.entry("www.w3.org/ns/hydra/context.jsonld", "hydra"),
          Map.entry("www.w3.org/ns/hydra/core", "hydra"),
          Map.entry("www.w3.org/ns/activitystreams", "activitystreams"));

  private static final Map<String, JsonDocument> PARSED = new ConcurrentHashMap<>();

  private final Optional<PublishedContext> own;

  private KnownContexts(Optional<PublishedContext> own) {
    this.own = own;
  }

  /** Those that everybody knows. */
  static KnownContexts common() {
    return new KnownContexts(Optional.empty());
  }

  /** Those, and the one that the portal itself publishes. */
  static KnownContexts of(BaseIri base) {
    return new KnownContexts(Optional.of(new PublishedContext(base)));
  }

  /** Empty when the portal has no copy. */
  Optional<JsonDocument> find(String address) {
    if (own.isPresent() && own.get().address().equals(address)) {
      JsonObject document = own.get().document();
      return Optional.of(JsonDocument.of(document));
    }
    String plain = address.replaceFirst("^https?://", "").replaceFirst("[/#]+$", "");
    return Optional.ofNullable(FILES.get(plain))
        .map(file -> PARSED.computeIfAbsent(file, KnownContexts::read));
  }

  /** Addresses of which there is a copy, for a message that says what would work. */
  static String list() {
    return String.join(", ", new TreeSet<>(FILES.keySet()));
  }

  private static JsonDocument read(String file) {
    try {
      return JsonDocument.of(
          new ByteArrayInputStream(CONTEXTS.read("contexts/" + file + ".jsonld")));
    } catch (JsonLdError e) {
      throw new IllegalStateException("ontology/contexts/" + file + ".jsonld is damaged", e);
    }
  }
}
