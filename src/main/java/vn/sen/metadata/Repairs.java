package vn.sen.metadata;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import vn.sen.platform.BaseIri;

/**
 * Knows the exact statement that a faulty one should have been. Proposes only what leaves no doubt:
 * one value for one value, never a guess among several.
 */
final class Repairs {
  private static final String LANGUAGES = Terms.EU_AUTHORITY + "language/";
  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})");
  private static final Pattern VIETNAMESE = Pattern.compile("[ăâđêôơưĂÂĐÊÔƠƯ\\u1EA0-\\u1EF9]");

  /** Properties whose values are web addresses that people write as text. */
  private static final List<Node> WEB_ADDRESSES =
      List.of(
          Terms.ACCESS_URL,
          Terms.DOWNLOAD_URL,
          Terms.iri(Terms.DCAT + "landingPage"),
          Terms.iri(Terms.DCAT + "endpointURL"),
          Terms.iri(Terms.DCAT + "endpointDescription"),
          Terms.HOMEPAGE,
          Terms.VCARD_URL,
          Terms.LEGISLATION,
          Terms.iri(Terms.DCT + "conformsTo"));

  private static final List<Node> TIMES =
      List.of(Terms.ISSUED, Terms.MODIFIED, Terms.START_DATE, Terms.END_DATE);

  private static final List<Node> TEXTS =
      List.of(Terms.TITLE, Terms.DESCRIPTION, Terms.KEYWORD, Terms.VCARD_NAME);

  private final CodeLists lists;
  private final BaseIri base;

  /** Properties whose values are concepts, to what the IRIs of these begin with. */
  private final Map<Node, List<String>> concepts;

  Repairs(CodeLists lists, BaseIri base) {
    this.lists = lists;
    this.base = base;
    this.concepts =
        Map.of(
            Terms.FREQUENCY,
            List.of(Terms.EU_AUTHORITY + "frequency/", base.scheme("frequencies") + "/"),
            Terms.FORMAT,
            List.of(Terms.EU_FILE_TYPE),
            Terms.THEME,
            List.of(base.scheme("sectors") + "/"),
            Terms.ACCESS_RIGHTS,
            List.of(base.scheme("access-levels") + "/"),
            Terms.SPATIAL,
            List.of(base.scheme("places") + "/"),
            Terms.PUBLISHER,
            List.of(base.agency("")),
            Terms.LICENCE,
            List.of(base.scheme("licences") + "/"));
  }

  /**
   * @param value at fault; empty when one is missing
   */
  Optional<Patch> find(Description description, Node focus, Node property, Optional<Node> value) {
    if (value.isPresent()) {
      return mend(property, value.get())
          .filter(mended -> !mended.equals(value.get()))
          .map(mended -> replacement(focus, property, value.get(), mended));
    }
    if (property.equals(Terms.IDENTIFIER) && isOwn(focus)) {
      return Optional.of(
          new Patch(
              List.of(),
              List.of(
                  line(
                      focus,
                      property,
                      Terms.text(focus.getURI().substring(base.dataset("").length()), "")))));
    }
    return TEXTS.contains(property) ? tagged(description, focus, property) : Optional.empty();
  }

  private boolean isOwn(Node focus) {
    return focus.isURI()
        && focus.getURI().startsWith(base.dataset(""))
        && focus.getURI().indexOf('/', base.dataset("").length()) < 0;
  }

  /** A missing Vietnamese text that is there, but does not say that it is Vietnamese. */
  private static Optional<Patch> tagged(Description description, Node focus, Node property) {
    List<Node> untagged =
        description
            .graph()
            .find(focus, property, Node.ANY)
            .mapWith(Triple::getObject)
            .toList()
            .stream()
            .filter(Node::isLiteral)
            .filter(node -> node.getLiteralLanguage().isEmpty())
            .filter(node -> VIETNAMESE.matcher(node.getLiteralLexicalForm()).find())
            .toList();
    return untagged.size() == 1
        ? Optional.of(
            replacement(
                focus,
                property,
                untagged.getFirst(),
                Terms.text(untagged.getFirst().getLiteralLexicalForm(), "vi")))
        : Optional.empty();
  }

  private Optional<Node> mend(Node property, Node value) {
    String text = value.isLiteral() ? value.getLiteralLexicalForm().strip() : "";
    if (property.equals(Terms.LANGUAGE)) {
      return language(value.isURI() ? value.getURI() : text);
    }
    if (value.isURI()) {
      return authority(value.getURI());
    }
    if (!value.isLiteral() || text.isEmpty()) {
      return Optional.empty();
    }
    if (TIMES.contains(property)) {
      return time(text);
    }
    if (property.equals(Terms.BYTE_SIZE)) {
      return size(text);
    }
    if (property.equals(Terms.CHECKSUM_VALUE)) {
      return text.matches("([0-9a-fA-F]{2})+")
          ? Optional.of(Terms.typed(text, "hexBinary"))
          : Optional.empty();
    }
    if (property.equals(Terms.MEDIA_TYPE)) {
      return text.matches("[a-z]+/[a-z0-9.+-]+")
          ? Optional.of(Terms.iri(Terms.IANA_MEDIA_TYPE + text))
          : Optional.empty();
    }
    if (property.equals(Terms.VCARD_EMAIL)) {
      return text.matches("[^@\\s<>\"]+@[^@\\s<>\"]+")
          ? Optional.of(Terms.iri("mailto:" + text))
          : Optional.empty();
    }
    if (TEXTS.contains(property) && value.getLiteralLanguage().isEmpty()) {
      return VIETNAMESE.matcher(text).find()
          ? Optional.of(Terms.text(value.getLiteralLexicalForm(), "vi"))
          : Optional.empty();
    }
    if (concepts.containsKey(property)) {
      return concepts.get(property).stream()
          .flatMap(prefix -> lists.findByName(prefix, text).stream())
          .findFirst()
          .map(found -> conceptOf(property, found))
          .or(() -> webAddress(text));
    }
    return WEB_ADDRESSES.contains(property) ? webAddress(text) : Optional.empty();
  }

  /** A licence by its own address, every other concept by ours. */
  private Node conceptOf(Node property, Concept concept) {
    return Terms.iri(
        property.equals(Terms.LICENCE) ? lists.canonicalIri(concept.iri()) : concept.iri());
  }

  private static Optional<Node> webAddress(String text) {
    return text.matches("https?://[^\\s<>\"{}|^`\\\\]+")
        ? Optional.of(Terms.iri(text))
        : Optional.empty();
  }

  /** The EU's authority lists are named with http; many write https. */
  private static Optional<Node> authority(String iri) {
    String secure = Terms.EU_AUTHORITY.replace("http:", "https:");
    return iri.startsWith(secure)
        ? Optional.of(Terms.iri(Terms.EU_AUTHORITY + iri.substring(secure.length())))
        : Optional.empty();
  }

  /** From {@code vi}, {@code vie}, {@code vi-VN}, a language's name, or another list's IRI. */
  private Optional<Node> language(String stated) {
    if (stated.startsWith(LANGUAGES)) {
      return Optional.empty();
    }
    String word = DatasetMapper.lastSegment(stated).strip();
    Optional<Node> named = lists.findByName(LANGUAGES, word).map(found -> Terms.iri(found.iri()));
    if (named.isPresent()) {
      return named;
    }
    String tag = word.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
    if (tag.matches("[a-z]{3}")) {
      return Optional.of(Terms.iri(LANGUAGES + tag.toUpperCase(Locale.ROOT)));
    }
    if (!tag.matches("[a-z]{2}")) {
      return Optional.empty();
    }
    try {
      String code = Locale.of(tag).getISO3Language();
      return code.isEmpty()
          ? Optional.empty()
          : Optional.of(Terms.iri(LANGUAGES + code.toUpperCase(Locale.ROOT)));
    } catch (MissingResourceException e) {
      return Optional.empty(); // two letters that are no language
    }
  }

  private static Optional<Node> time(String text) {
    if (text.matches("-?\\d{4}")) {
      return Optional.of(Terms.typed(text, "gYear"));
    }
    if (text.matches("\\d{4}-\\d{2}")) {
      return Optional.of(Terms.typed(text, "gYearMonth"));
    }
    try {
      if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
        return Optional.of(Terms.typed(LocalDate.parse(text).toString(), "date"));
      }
      if (text.matches(
          "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})?")) {
        return Optional.of(Terms.typed(text, "dateTime"));
      }
      Matcher dayFirst = DAY_FIRST.matcher(text);
      // 01/02/2025 is 1 February in Viet Nam, but not to everybody: only a day above 12 is certain.
      if (dayFirst.matches() && Integer.parseInt(dayFirst.group(1)) > 12) {
        LocalDate date =
            LocalDate.of(
                Integer.parseInt(dayFirst.group(3)),
                Integer.parseInt(dayFirst.group(2)),
                Integer.parseInt(dayFirst.group(1)));
        return Optional.of(Terms.typed(date.toString(), "date"));
      }
    } catch (DateTimeException e) {
      return Optional.empty(); // no such day
    }
    return Optional.empty();
  }

  private static Optional<Node> size(String text) {
    return text.matches("\\d{1,18}(\\.0+)?")
        ? Optional.of(Terms.typed(text.replaceFirst("\\.0+$", ""), "nonNegativeInteger"))
        : Optional.empty();
  }

  private static Patch replacement(Node focus, Node property, Node before, Node after) {
    return new Patch(List.of(line(focus, property, before)), List.of(line(focus, property, after)));
  }

  private static String line(Node subject, Node property, Node object) {
    return NTriples.line(Triple.create(subject, property, object)).stripTrailing();
  }
}
