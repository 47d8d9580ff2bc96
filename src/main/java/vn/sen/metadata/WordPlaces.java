package vn.sen.metadata;

import jakarta.json.Json;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/**
 * Where the words of a JSON-LD or RDF/XML document stand. The readers of these syntaxes forget
 * places, so a statement is found again by its value, which is right where the value occurs once
 * and near it otherwise.
 */
final class WordPlaces {
  private final Map<String, Place> firstOf = new HashMap<>();

  private WordPlaces() {}

  /**
   * @param json well-formed, as it has been read once already
   */
  static WordPlaces ofJson(String json) {
    WordPlaces places = new WordPlaces();
    try (JsonParser parser = Json.createParser(new StringReader(json))) {
      while (parser.hasNext()) {
        JsonParser.Event event = parser.next();
        if (event == JsonParser.Event.VALUE_STRING
            || event == JsonParser.Event.VALUE_NUMBER
            || event == JsonParser.Event.KEY_NAME) {
          String text = parser.getString();
          JsonLocation end = parser.getLocation();
          long column = Math.max(1, end.getColumnNumber() - text.length() - 1);
          places.firstOf.putIfAbsent(text, new Place(end.getLineNumber(), column));
        }
      }
    }
    return places;
  }

  /** Empty of places when the document cannot be walked again. */
  static WordPlaces ofXml(byte[] xml) {
    WordPlaces places = new WordPlaces();
    try {
      XMLStreamReader reader =
          XmlEntities.factory().createXMLStreamReader(new ByteArrayInputStream(xml));
      while (reader.hasNext()) {
        int event = reader.next();
        Location at = reader.getLocation();
        Place place = new Place(Math.max(1, at.getLineNumber()), Math.max(1, at.getColumnNumber()));
        if (event == XMLStreamConstants.START_ELEMENT) {
          for (int i = 0; i < reader.getAttributeCount(); i++) {
            places.firstOf.putIfAbsent(reader.getAttributeValue(i), place);
          }
        } else if (event == XMLStreamConstants.CHARACTERS && !reader.isWhiteSpace()) {
          places.firstOf.putIfAbsent(reader.getText(), place);
        }
      }
      reader.close();
    } catch (XMLStreamException e) {
      return new WordPlaces();
    }
    return places;
  }

  Optional<Place> find(Triple triple) {
    return find(triple.getObject());
  }

  Optional<Place> find(Node node) {
    if (node.isLiteral()) {
      return Optional.ofNullable(firstOf.get(node.getLiteralLexicalForm()));
    }
    if (!node.isURI()) {
      return Optional.empty();
    }
    String iri = node.getURI();
    // A relative or compact IRI ends as the whole does.
    return findWord(iri)
        .or(() -> findWord(iri.substring(iri.lastIndexOf('/') + 1)))
        .or(() -> findWord(iri.substring(iri.lastIndexOf('#') + 1)))
        .or(() -> findEnd(iri));
  }

  private Optional<Place> findWord(String word) {
    return Optional.ofNullable(firstOf.get(word));
  }

  private Optional<Place> findEnd(String iri) {
    for (int slash = iri.indexOf('/', 8); slash >= 0; slash = iri.indexOf('/', slash + 1)) {
      Optional<Place> place = findWord(iri.substring(slash + 1));
      if (place.isPresent()) {
        return place;
      }
    }
    return Optional.empty();
  }
}
