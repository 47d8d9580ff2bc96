package vn.sen.metadata;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.DTD;
import javax.xml.stream.events.EntityDeclaration;
import javax.xml.stream.events.XMLEvent;

/**
 * Finds entities of an XML document that lie outside it. The RDF parser would read them as nothing,
 * and so lose what the author meant to say.
 */
final class XmlEntities {
  private XmlEntities() {}

  /** Declared in the document type; nothing is loaded. */
  record External(String address, long line, long column) {}

  /** Empty for a document that is no well-formed XML: the parser will say what is wrong with it. */
  static List<External> listExternal(byte[] xml) {
    List<External> found = new ArrayList<>();
    try {
      XMLEventReader events = factory().createXMLEventReader(new ByteArrayInputStream(xml));
      while (events.hasNext()) {
        XMLEvent event = events.nextEvent();
        if (event.isStartElement()) {
          break;
        }
        if (event instanceof DTD type && type.getEntities() != null) {
          for (EntityDeclaration entity : type.getEntities()) {
            if (entity.getSystemId() != null) {
              found.add(
                  new External(
                      entity.getSystemId(),
                      event.getLocation().getLineNumber(),
                      event.getLocation().getColumnNumber()));
            }
          }
        }
      }
      events.close();
    } catch (XMLStreamException e) {
      return List.of();
    }
    return found;
  }

  static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
    return factory;
  }
}
