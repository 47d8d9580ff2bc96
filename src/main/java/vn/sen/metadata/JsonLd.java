package vn.sen.metadata;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.document.JsonDocument;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import vn.sen.platform.ProblemException;

/** What JSON-LD needs beside the other syntaxes. */
final class JsonLd {
  private JsonLd() {}

  /** Options that load nothing from elsewhere: a context is one of the copies, or refused. */
  static JsonLdOptions closedOptions(KnownContexts contexts) {
    JsonLdOptions options =
        new JsonLdOptions(
            (address, loaderOptions) -> {
              Optional<JsonDocument> copy = contexts.find(address.toString());
              if (copy.isPresent()) {
                return copy.get();
              }
              throw new JsonLdError(
                  JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED,
                  new UnknownContext(address.toString()));
            });
    options.setOrdered(true);
    return options;
  }

  /**
   * The processor leaves out, without a word, what an IRI with a forbidden character is part of; so
   * they are looked for before it does.
   *
   * @throws vn.sen.platform.ProblemException malformed, when there is one
   */
  static void requireWritable(byte[] document, String baseIri, KnownContexts contexts) {
    try {
      JsonArray expanded =
          com.apicatalog.jsonld.JsonLd.expand(
                  JsonDocument.of(new java.io.ByteArrayInputStream(document)))
              .options(closedOptions(contexts))
              .base(baseIri)
              .get();
      requireWritable(expanded, document);
    } catch (JsonLdError e) {
      findUnknownContext(e)
          .or(() -> DocumentParser.findJsonFault(document))
          .ifPresent(
              fault -> {
                throw fault;
              });
      // The reader meets everything else again, and tells it.
    }
  }

  private static Optional<ProblemException> findUnknownContext(JsonLdError error) {
    for (Throwable at = error; at != null; at = at.getCause()) {
      if (at instanceof UnknownContext unknown) {
        String address = "<" + Texts.shorten(unknown.getMessage()) + ">";
        return Optional.of(
            DocumentParser.malformed(
                "ngữ cảnh JSON-LD ở xa "
                    + address
                    + " không được nạp; hãy viết nó vào tài liệu, hoặc dùng một trong: "
                    + KnownContexts.list(),
                "the remote context "
                    + address
                    + " is not fetched; write it into the document, or use one of: "
                    + KnownContexts.list(),
                Optional.empty()));
      }
    }
    return Optional.empty();
  }

  /** The message is the address of a context of which there is no copy here. */
  private static final class UnknownContext extends IOException {
    private static final long serialVersionUID = 1L;

    UnknownContext(String address) {
      super(address);
    }
  }

  private static void requireWritable(JsonValue value, byte[] document) {
    switch (value.getValueType()) {
      case ARRAY -> value.asJsonArray().forEach(item -> requireWritable(item, document));
      case OBJECT ->
          value
              .asJsonObject()
              .forEach(
                  (key, item) -> {
                    if (key.equals("@id") && item instanceof JsonString iri) {
                      requireIri(iri.getString(), document);
                    } else if (!key.equals("@value")) {
                      if (!key.startsWith("@")) {
                        requireIri(key, document);
                      }
                      requireWritable(item, document);
                    }
                  });
      default -> {
        // Numbers and texts outside @value are keywords' own.
      }
    }
  }

  private static void requireIri(String iri, byte[] document) {
    if (iri.chars().anyMatch(Writable::isForbiddenInIris)) {
      WordPlaces places = WordPlaces.ofJson(new String(document, StandardCharsets.UTF_8));
      throw Writable.badIri(iri, places.find(Terms.iri(iri)));
    }
  }

  /** Compact JSON-LD 1.1 that names the portal's published context, in the order of the keys. */
  static byte[] compact(Graph graph, PublishedContext context, KnownContexts contexts) {
    JsonObject named = Json.createObjectBuilder().add("@context", context.address()).build();
    try {
      JsonArray expanded = ExpandedJsonLd.write(graph);
      JsonObject compacted =
          com.apicatalog.jsonld.JsonLd.compact(JsonDocument.of(expanded), JsonDocument.of(named))
              .options(closedOptions(contexts))
              .get();
      return print(compacted);
    } catch (JsonLdError e) {
      throw new IllegalStateException("a description cannot be written as JSON-LD", e);
    }
  }

  /** Indented, in UTF-8. */
  static byte[] print(JsonObject object) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonWriter writer =
        Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
            .createWriter(bytes, StandardCharsets.UTF_8)) {
      writer.writeObject(object);
    }
    return bytes.toByteArray();
  }

  static Lang lang(RdfSyntax syntax) {
    return switch (syntax) {
      case TURTLE -> Lang.TURTLE;
      case JSON_LD -> Lang.JSONLD11;
      case RDF_XML -> Lang.RDFXML;
      case N_TRIPLES -> Lang.NTRIPLES;
      case TRIG -> Lang.TRIG;
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
