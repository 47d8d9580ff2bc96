package vn.sen.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * News as an Atom feed (RFC 4287).
 *
 * @param self address of the feed, which is its identifier too
 * @param alternate address of the page that tells the same
 * @param updated when the newest entry was made; counts where there is none
 */
record AtomFeed(String self, String title, String alternate, Instant updated, List<Entry> entries) {
  static final String MEDIA_TYPE = "application/atom+xml; charset=utf-8";

  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final XMLOutputFactory WRITERS = XMLOutputFactory.newInstance();

  /**
   * @param address of its page, which is its identifier too
   */
  record Entry(String address, String title, Instant updated, String summary) {}

  byte[] write(Locale locale) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml = WRITERS.createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
      xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      xml.setDefaultNamespace(ATOM);
      xml.writeStartElement(ATOM, "feed");
      xml.writeDefaultNamespace(ATOM);
      xml.writeAttribute(
          XMLConstants.XML_NS_PREFIX, XMLConstants.XML_NS_URI, "lang", locale.getLanguage());
      ResultFeed.element(xml, "id", self);
      ResultFeed.element(xml, "title", title);
      ResultFeed.element(xml, "updated", updated.toString());
      xml.writeStartElement(ATOM, "author");
      ResultFeed.element(xml, "name", "Sen");
      xml.writeEndElement();
      ResultFeed.link(xml, "self", self, "application/atom+xml");
      ResultFeed.link(xml, "alternate", alternate, "text/html");
      for (Entry entry : entries) {
        xml.writeStartElement(ATOM, "entry");
        ResultFeed.element(xml, "id", entry.address());
        ResultFeed.element(xml, "title", entry.title());
        ResultFeed.element(xml, "updated", entry.updated().toString());
        ResultFeed.link(xml, "alternate", entry.address(), "text/html");
        ResultFeed.element(xml, "summary", entry.summary());
        xml.writeEndElement();
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory", e);
    }
    return out.toByteArray();
  }
}
