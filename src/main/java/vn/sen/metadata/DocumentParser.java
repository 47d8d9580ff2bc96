package vn.sen.metadata;

import jakarta.json.Json;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParsingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.irix.IRIxResolver;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParserRegistry;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LangJSONLD11;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.system.ParserProfile;
import org.apache.jena.riot.system.ParserProfileWrapper;
import org.apache.jena.riot.system.RiotLib;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.util.Context;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/**
 * Reads a document into its statements, and remembers where each stands. Opens nothing else.
 * Whatever could not be stored and written again word for word is refused here, with its place.
 */
final class DocumentParser {
  /** A description is for people; what is longer is data, and belongs into a file. */
  static final int LONGEST_LITERAL_CHARACTERS = 1_000_000;

  private DocumentParser() {}

  /**
   * The document's statements in its order. Named graphs (TriG, JSON-LD) are read as one.
   *
   * @throws ProblemException malformed, with line and column where they are known
   */
  static RdfDocument parse(
      InputStream document, RdfSyntax syntax, String baseIri, KnownContexts contexts) {
    byte[] bytes = readFully(document);
    refuseOtherKinds(bytes);
    if (syntax == RdfSyntax.RDF_XML) {
      refuseExternalEntities(bytes);
    }
    Lang lang = JsonLd.lang(syntax);
    Placing placing = new Placing(profile(baseIri));
    List<Triple> triples = new ArrayList<>();
    Context context = new Context();
    context.set(LangJSONLD11.JSONLD_OPTIONS, JsonLd.closedOptions(contexts));
    try {
      if (syntax == RdfSyntax.JSON_LD) {
        JsonLd.requireWritable(bytes, baseIri, contexts);
      }
      RDFParserRegistry.getFactory(lang)
          .create(lang, placing)
          .read(
              new ByteArrayInputStream(bytes),
              baseIri,
              lang.getContentType(),
              new StreamRDFBase() {
                @Override
                public void triple(Triple triple) {
                  triples.add(Writable.require(triple, placing.find(triple)));
                }

                @Override
                public void quad(Quad quad) {
                  triple(quad.asTriple());
                }
              },
              context);
    } catch (RiotException e) {
      throw malformed(e, bytes, syntax);
    } catch (StackOverflowError e) {
      throw malformed(
          "tài liệu lồng nhau quá sâu", "the document is nested too deeply", Optional.empty());
    }
    Optional<WordPlaces> words =
        switch (syntax) {
          case JSON_LD -> Optional.of(WordPlaces.ofJson(text(bytes)));
          case RDF_XML -> Optional.of(WordPlaces.ofXml(bytes));
          case TURTLE, N_TRIPLES, TRIG -> Optional.empty();
        };
    return new RdfDocument(triples, placing.places, words);
  }

  private static ParserProfile profile(String baseIri) {
    IRIxResolver resolver =
        IRIxResolver.create().base(baseIri).resolve(true).allowRelative(false).build();
    return RiotLib.createParserProfile(RiotLib.factoryRDF(), new Refusal(), resolver, true);
  }

  /** A file of another kind gives a parser's riddle; better to say what it is. */
  private static void refuseOtherKinds(byte[] bytes) {
    String kind =
        startsWith(bytes, 'P', 'K', 3, 4)
            ? "ZIP"
            : startsWith(bytes, 0x1f, 0x8b)
                ? "gzip"
                : startsWith(bytes, '%', 'P', 'D', 'F') ? "PDF" : "";
    if (!kind.isEmpty()) {
      throw malformed(
          "đây là tệp " + kind + ", hãy giải nén hoặc gửi chính tài liệu RDF",
          "this is a " + kind + " file; unpack it, or send the RDF document itself",
          Optional.of(new Place(1, 1)));
    }
  }

  private static boolean startsWith(byte[] bytes, int... magic) {
    for (int i = 0; i < magic.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  private static void refuseExternalEntities(byte[] xml) {
    for (XmlEntities.External entity : XmlEntities.listExternal(xml)) {
      String name = "<" + entity.address() + ">";
      throw malformed(
          "thực thể XML bên ngoài " + name + " không được nạp; hãy viết nội dung vào tài liệu",
          "the external XML entity " + name + " is not loaded; write its content into the document",
          Optional.of(new Place(entity.line(), entity.column())));
    }
  }

  private static byte[] readFully(InputStream document) {
    try {
      return document.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the document", e);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static ProblemException malformed(RiotException e, byte[] bytes, RdfSyntax syntax) {
    return (syntax == RdfSyntax.JSON_LD ? findJsonFault(bytes) : Optional.<ProblemException>empty())
        .orElseGet(() -> malformed(JsonLd.reason(e), JsonLd.reason(e), Optional.empty()));
  }

  /**
   * JSON-LD errors come without a place; a second pass finds it when the JSON itself is at fault.
   */
  static Optional<ProblemException> findJsonFault(byte[] bytes) {
    try (JsonParser parser = Json.createParser(new StringReader(text(bytes)))) {
      while (parser.hasNext()) {
        parser.next();
      }
      return Optional.empty();
    } catch (JsonParsingException e) {
      String message = e.getMessage().replaceAll("\\s*\\R\\s*", " ");
      Place place = new Place(e.getLocation().getLineNumber(), e.getLocation().getColumnNumber());
      return Optional.of(
          malformed(
              "JSON sai cú pháp: " + message,
              "the JSON is malformed: " + message,
              Optional.of(place)));
    }
  }

  static ProblemException malformed(String vietnamese, String english, Optional<Place> place) {
    String vi = place.map(it -> it.vietnamese() + ": ").orElse("");
    String en = place.map(it -> it.english() + ": ").orElse("");
    ProblemException problem =
        new ProblemException(
            CommonProblem.MALFORMED,
            vi + "không đọc được tài liệu RDF: " + vietnamese,
            en + "the RDF document cannot be read: " + english);
    return place.map(it -> problem.at(it.line(), it.column())).orElse(problem);
  }

  /** Notes where each statement stands as it is made. */
  private static final class Placing extends ParserProfileWrapper {
    private final Map<Triple, Place> places = new HashMap<>();

    Placing(ParserProfile profile) {
      super(profile);
    }

    @Override
    public Triple createTriple(Node subject, Node predicate, Node object, long line, long column) {
      return noted(super.createTriple(subject, predicate, object, line, column), line, column);
    }

    @Override
    public Quad createQuad(
        Node graph, Node subject, Node predicate, Node object, long line, long column) {
      Quad quad = super.createQuad(graph, subject, predicate, object, line, column);
      noted(quad.asTriple(), line, column);
      return quad;
    }

    private Triple noted(Triple triple, long line, long column) {
      if (line > 0) {
        places.putIfAbsent(triple, new Place(line, Math.max(1, column)));
      }
      return triple;
    }

    Optional<Place> find(Triple triple) {
      return Optional.ofNullable(places.get(triple));
    }
  }

  /** Turns Jena's errors into problems. Warnings (an odd date, say) are for validation to judge. */
  static final class Refusal implements ErrorHandler {
    @Override
    public void warning(String message, long line, long column) {}

    @Override
    public void error(String message, long line, long column) {
      fatal(message, line, column);
    }

    @Override
    public void fatal(String message, long line, long column) {
      if (line < 0) {
        throw new RiotException(message);
      }
      if (message.startsWith("JAXP")) {
        // The parser's own limits, which only entities in entities come near to.
        throw malformed(
            "các thực thể XML (ENTITY) mở ra quá nhiều; hãy viết chính nội dung vào tài liệu",
            "its XML entities expand to too much; write the text itself into the document",
            Optional.of(new Place(line, Math.max(1, column))));
      }
      throw malformed(message, message, Optional.of(new Place(line, Math.max(1, column))));
    }
  }
}
