package org.faultline.web.export;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.faultline.report.Text;

/** Writes XML of which every text was made harmless: escaped, and without characters that XML 1.0 cannot hold. */
final class XmlText {
    /** Writes the children of an element. */
    interface Content {
        void write() throws XMLStreamException;
    }

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter out;

    private XmlText() throws XMLStreamException {
        out = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
    }

    /** Writes what stands in the root element. */
    interface Document {
        void write(XmlText xml) throws XMLStreamException;
    }

    static String document(String root, String namespace, Document content) {
        try {
            XmlText xml = new XmlText();
            xml.out.writeStartDocument("UTF-8", "1.0");
            xml.out.writeStartElement(root);
            xml.out.writeDefaultNamespace(namespace);
            content.write(xml);
            xml.out.writeEndDocument();
            xml.out.close();
            return xml.text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a text cannot fail to be written", e);
        }
    }

    void namespace(String prefix, String uri) throws XMLStreamException {
        out.writeNamespace(prefix, uri);
    }

    void element(String name, Content content) throws XMLStreamException {
        out.writeStartElement(name);
        content.write();
        out.writeEndElement();
    }

    void text(String name, Object value) throws XMLStreamException {
        element(name, () -> out.writeCharacters(clean(value)));
    }

    /** An element without content. */
    void empty(String name, String... attributes) throws XMLStreamException {
        out.writeEmptyElement(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.writeAttribute(attributes[i], clean(attributes[i + 1]));
        }
    }

    private static String clean(Object value) {
        return Text.clean(value.toString()).replaceAll("[\\x{FFFE}\\x{FFFF}]", "");
    }
}
