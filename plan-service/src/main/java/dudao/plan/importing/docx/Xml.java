package dudao.plan.importing.docx;

import dudao.commons.problems.RuleViolation;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Walks over the elements of a part by their local names, so that every flavour of the format reads alike. */
final class Xml {

    static final Xml EMPTY = empty();

    private static final int DEEPEST = 500;

    private final XMLStreamReader reader;
    private int depth;

    private Xml(XMLStreamReader reader) {
        this.reader = reader;
    }

    static Xml of(byte[] part) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return new Xml(factory.createXMLStreamReader(new ByteArrayInputStream(part)));
    }

    /** Goes to the next start or end of an element or text between them; false at the end. */
    boolean next() throws XMLStreamException {
        while (reader.hasNext()) {
            int event = reader.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw RuleViolation.of("DOCUMENT_UNSAFE", "XML 带有文档类型声明或实体");
            }
            if (depth > DEEPEST) {
                throw Docx.unreadable("XML 嵌套过深");
            }
            if (event == XMLStreamConstants.START_ELEMENT
                    || event == XMLStreamConstants.END_ELEMENT
                    || event == XMLStreamConstants.CHARACTERS) {
                return true;
            }
        }
        return false;
    }

    boolean starts() {
        return reader.getEventType() == XMLStreamConstants.START_ELEMENT;
    }

    boolean ends() {
        return reader.getEventType() == XMLStreamConstants.END_ELEMENT;
    }

    boolean starts(String name) {
        return starts() && name.equals(reader.getLocalName());
    }

    String name() {
        return reader.getLocalName();
    }

    String text() {
        return reader.getText();
    }

    /** Leaves the element just begun, and all in it, behind. */
    void skip() throws XMLStreamException {
        int outside = depth - 1;
        while (depth > outside && next()) {
            continue;
        }
    }

    /** An attribute in whatever namespace, or null. */
    String attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    /** The number in attribute {@code val}, or -1. */
    int number() {
        String value = attribute("val");
        try {
            return value == null ? -1 : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** Whether a switch like {@code <w:vanish/>} is on. */
    boolean isOn() {
        String value = attribute("val");
        return value == null || !Set.of("0", "false", "off").contains(value);
    }

    private static Xml empty() {
        try {
            return of("<none/>".getBytes(StandardCharsets.US_ASCII));
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }
}
