package vn.sen.metadata;

import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import vn.sen.platform.ProblemException;

/**
 * What the record can keep word for word: IRIs that every syntax can write, literals of text that
 * UTF-8 has and of a length that is a description's.
 */
final class Writable {
  private static final String FORBIDDEN_IN_IRIS = "<>\"{}|^`\\";

  private Writable() {}

  /**
   * The triple, if it can be kept.
   *
   * @throws ProblemException malformed, when not
   */
  static Triple require(Triple triple, Optional<Place> place) {
    require(triple.getSubject(), place);
    require(triple.getPredicate(), place);
    require(triple.getObject(), place);
    return triple;
  }

  private static void require(Node node, Optional<Place> place) {
    if (node.isURI()) {
      requireIri(node.getURI(), place);
    } else if (node.isLiteral()) {
      requireText(node.getLiteralLexicalForm(), place);
      requireIri(node.getLiteralDatatypeURI(), place);
    } else if (!node.isBlank()) {
      throw DocumentParser.malformed(
          "mệnh đề về mệnh đề (RDF 1.2) chưa được hỗ trợ",
          "statements about statements (RDF 1.2) are not supported",
          place);
    }
  }

  private static void requireIri(String iri, Optional<Place> place) {
    for (int i = 0; i < iri.length(); i++) {
      char c = iri.charAt(i);
      if (isForbiddenInIris(c)) {
        throw badIri(iri, place);
      }
    }
    requireUnicode(iri, place);
  }

  static boolean isForbiddenInIris(int c) {
    return c <= ' ' || FORBIDDEN_IN_IRIS.indexOf(c) >= 0;
  }

  static ProblemException badIri(String iri, Optional<Place> place) {
    String shown = Texts.shorten(iri);
    return DocumentParser.malformed(
        "IRI <" + shown + "> chứa ký tự không được phép; hãy mã hoá nó bằng %XX",
        "the IRI <" + shown + "> has a character that is not allowed; encode it as %XX",
        place);
  }

  private static void requireText(String text, Optional<Place> place) {
    if (text.length() > DocumentParser.LONGEST_LITERAL_CHARACTERS) {
      throw DocumentParser.malformed(
          "một chuỗi dài "
              + text.length()
              + " ký tự, nhiều nhất là "
              + DocumentParser.LONGEST_LITERAL_CHARACTERS
              + "; hãy đưa nội dung đó vào một tệp dữ liệu",
          "a literal of "
              + text.length()
              + " characters, where at most "
              + DocumentParser.LONGEST_LITERAL_CHARACTERS
              + " are taken; put such content into a data file",
          place);
    }
    requireUnicode(text, place);
  }

  private static void requireUnicode(String text, Optional<Place> place) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isPair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (isPair) {
        i++;
      } else if (c == 0 || Character.isSurrogate(c)) {
        throw DocumentParser.malformed(
            "ký tự U+" + Integer.toHexString(c) + " không lưu được",
            "the character U+" + Integer.toHexString(c) + " cannot be stored",
            place);
      }
    }
  }
}
