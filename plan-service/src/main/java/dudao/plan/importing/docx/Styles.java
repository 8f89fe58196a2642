package dudao.plan.importing.docx;

import dudao.plan.importing.docx.Numbering.Place;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/** Which list the paragraphs of a style belong to, where they do not say it themselves. */
final class Styles {

    private record Style(String parent, Place place) {}

    private final Map<String, Style> styles = new HashMap<>();
    private String defaultStyle;

    private Styles() {}

    static Styles of(Xml xml) throws XMLStreamException {
        Styles read = new Styles();
        while (xml.next()) {
            if (xml.starts("style")) {
                read.style(xml, xml.attribute("styleId"));
            }
        }
        return read;
    }

    /** @param style of a paragraph, or null: then the default one */
    Place place(String style) {
        Place place = Place.NONE;
        String at = style == null ? defaultStyle : style;
        for (int i = 0; at != null && i < 20; i++) {
            Style known = styles.get(at);
            place = known == null ? place : place.or(known.place());
            at = known == null ? null : known.parent();
        }
        return place;
    }

    private void style(Xml xml, String id) throws XMLStreamException {
        if ("paragraph".equals(xml.attribute("type")) && "1".equals(xml.attribute("default"))) {
            defaultStyle = id;
        }
        String parent = null;
        Place place = Place.NONE;
        while (xml.next() && !(xml.ends() && xml.name().equals("style"))) {
            if (xml.starts("basedOn")) {
                parent = xml.attribute("val");
            } else if (xml.starts("numId")) {
                place = new Place(xml.number(), place.level());
            } else if (xml.starts("ilvl")) {
                place = new Place(place.list(), xml.number());
            }
        }
        styles.put(id, new Style(parent, place));
    }
}
