package vn.sen.metadata;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.document.JsonDocument;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;

/** What JSON-LD needs beside the other syntaxes. */
final class JsonLd {
  private JsonLd() {}

  /** Options that refuse to load anything from elsewhere. */
  static JsonLdOptions closedOptions() {
    JsonLdOptions options =
        new JsonLdOptions(
            (address, loaderOptions) -> {
              throw new JsonLdError(
                  JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED,
                  "the remote context <"
                      + address
                      + "> is not fetched; write it into the document");
            });
    options.setOrdered(true);
    return options;
  }

  /** Compact JSON-LD 1.1 with the prefixes as its context, in the order of the keys. */
  static byte[] compact(Graph graph, Map<String, String> prefixes) {
    JsonObjectBuilder context = Json.createObjectBuilder();
    prefixes.forEach(context::add);
    JsonObject contextDocument = Json.createObjectBuilder().add("@context", context).build();
    try {
      JsonArray expanded = ExpandedJsonLd.write(graph);
      JsonObject compacted =
          com.apicatalog.jsonld.JsonLd.compact(
                  JsonDocument.of(expanded), JsonDocument.of(contextDocument))
              .options(closedOptions())
              .get();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (JsonWriter writer =
          Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
              .createWriter(bytes, StandardCharsets.UTF_8)) {
        writer.writeObject(compacted);
      }
      return bytes.toByteArray();
    } catch (JsonLdError e) {
      throw new IllegalStateException("a description cannot be written as JSON-LD", e);
    }
  }

  static Lang lang(RdfSyntax syntax) {
    return switch (syntax) {
      case TURTLE -> Lang.TURTLE;
      case JSON_LD -> Lang.JSONLD11;
      case RDF_XML -> Lang.RDFXML;
      case N_TRIPLES -> Lang.NTRIPLES;
    };
  }

  /** The message that lies deepest: Jena wraps what the JSON-LD processor says. */
  static String reason(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null && deepest.getCause() != deepest) {
      deepest = deepest.getCause();
    }
    String message = deepest.getMessage();
    return message == null ? deepest.getClass().getSimpleName() : message;
  }
}
