package vn.sen.api;

import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import vn.sen.platform.BaseIri;
import vn.sen.search.SearchRequest;
import vn.sen.search.SearchResult;

/** A search as an Atom feed (RFC 4287), so that a reader hears of what is new in it. */
@Singleton
final class ResultFeed {
  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final String TYPE = "application/atom+xml";
  private static final String NEVER = "1970-01-01T00:00:00Z";
  private static final XMLOutputFactory WRITERS = XMLOutputFactory.newInstance();

  private final References references;
  private final BaseIri base;

  ResultFeed(References references, BaseIri base) {
    this.references = references;
    this.base = base;
  }

  /**
   * @param address as asked for, with its query
   */
  byte[] write(SearchRequest asked, SearchResult result, URI address) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml = WRITERS.createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
      xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      xml.setDefaultNamespace(ATOM);
      xml.writeStartElement(ATOM, "feed");
      xml.writeDefaultNamespace(ATOM);
      xml.writeAttribute(
          XMLConstants.XML_NS_PREFIX,
          XMLConstants.XML_NS_URI,
          "lang",
          asked.locale().getLanguage());
      String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
      String self = base.value() + "datasets.atom" + query;
      // All pages are one feed.
      element(xml, "id", page(address, 1));
      element(xml, "title", title(asked));
      element(
          xml,
          "updated",
          result.items().stream()
              .map(hit -> time(hit.modified()))
              .max(String::compareTo)
              .orElse(NEVER));
      // Of those entries whose dataset names no agency.
      xml.writeStartElement(ATOM, "author");
      element(xml, "name", "Sen");
      xml.writeEndElement();
      link(xml, "self", self, TYPE);
      link(xml, "alternate", base.value() + "datasets" + query, "text/html");
      pages(xml, asked, result, address);
      for (SearchResult.Hit hit : result.items()) {
        entry(xml, hit, asked.locale());
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory", e);
    }
    return out.toByteArray();
  }

  /** Links to the other pages (RFC 5005), where there is more than one. */
  private void pages(XMLStreamWriter xml, SearchRequest asked, SearchResult result, URI address)
      throws XMLStreamException {
    long most = DatasetQueries.DEEPEST_HIT / asked.size();
    int last = (int) Math.clamp(Math.ceilDiv(result.total(), (long) asked.size()), 1, most);
    if (last == 1 && asked.page() == 1) {
      return;
    }
    link(xml, "first", page(address, 1), TYPE);
    if (asked.page() > 1) {
      link(xml, "previous", page(address, Math.min(asked.page() - 1, last)), TYPE);
    }
    if (asked.page() < last) {
      link(xml, "next", page(address, asked.page() + 1), TYPE);
    }
    link(xml, "last", page(address, last), TYPE);
  }

  /** The same search at another page. */
  private String page(URI address, int page) {
    String query = address.getRawQuery() == null ? "" : address.getRawQuery();
    String others =
        Arrays.stream(query.split("&"))
            .filter(parameter -> !parameter.isEmpty() && !parameter.startsWith("page="))
            .collect(Collectors.joining("&"));
    String number = page == 1 ? "" : (others.isEmpty() ? "" : "&") + "page=" + page;
    String whole = others + number;
    return base.value() + "datasets.atom" + (whole.isEmpty() ? "" : "?" + whole);
  }

  private static String title(SearchRequest asked) {
    boolean english = asked.locale().getLanguage().equals("en");
    String all = english ? "Sen: datasets" : "Sen: bộ dữ liệu";
    return asked.text().isBlank() ? all : all + " — " + plain(asked.text());
  }

  private void entry(XMLStreamWriter xml, SearchResult.Hit hit, Locale locale)
      throws XMLStreamException {
    xml.writeStartElement(ATOM, "entry");
    element(xml, "id", hit.iri());
    element(xml, "title", hit.title().in(locale));
    element(xml, "updated", time(hit.modified()));
    link(xml, "alternate", hit.iri(), "text/html");
    if (!hit.agency().isEmpty()) {
      xml.writeStartElement(ATOM, "author");
      element(xml, "name", label(references.agency(hit.agency()), locale));
      xml.writeEndElement();
    }
    for (String sector : hit.sectors()) {
      Reference reference = references.concept("sectors", sector);
      xml.writeEmptyElement(ATOM, "category");
      xml.writeAttribute("term", sector);
      xml.writeAttribute("label", plain(label(reference, locale)));
    }
    element(xml, "summary", hit.description().in(locale));
    xml.writeEndElement();
  }

  private static String label(Reference reference, Locale locale) {
    return reference.label().getOrDefault(locale.getLanguage(), reference.code());
  }

  static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
    xml.writeStartElement(ATOM, name);
    xml.writeCharacters(plain(text));
    xml.writeEndElement();
  }

  static void link(XMLStreamWriter xml, String relation, String address, String type)
      throws XMLStreamException {
    xml.writeEmptyElement(ATOM, "link");
    xml.writeAttribute("rel", relation);
    xml.writeAttribute("href", address);
    xml.writeAttribute("type", type);
  }

  /** Without what XML 1.0 cannot hold. */
  private static String plain(String text) {
    return text.replaceAll("[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", " ");
  }

  /** In UTC, so that times compare as texts; of a date its first instant. */
  private static String time(String modified) {
    try {
      return modified.length() == 10
          ? LocalDate.parse(modified) + "T00:00:00Z"
          : OffsetDateTime.parse(modified).toInstant().toString();
    } catch (DateTimeParseException e) {
      // Descriptions hold what their makers wrote; an entry must have some time.
      return NEVER;
    }
  }
}
