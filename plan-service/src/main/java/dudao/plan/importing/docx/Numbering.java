package dudao.plan.importing.docx;

import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/** The automatic numbers of a document: which list a paragraph belongs to, and what stands before it. */
final class Numbering {

    private static final int LEVELS = 9;

    /** Which list at which level; -1 where it is not said. */
    record Place(int list, int level) {

        static final Place NONE = new Place(-1, -1);

        Place or(Place other) {
            return new Place(list >= 0 ? list : other.list, level >= 0 ? level : other.level);
        }
    }

    /** @param restart 0 where the numbers run on under whatever stands above them */
    private record Level(String format, String text, int start, String style, int restart) {}

    private final Map<Integer, Level[]> definitions = new HashMap<>();
    private final Map<Integer, Integer> definitionOf = new HashMap<>();
    private final Map<Integer, Map<Integer, Integer>> restarts = new HashMap<>();
    private final Map<Integer, int[]> counters = new HashMap<>();

    private final Styles styles;

    private Numbering(Styles styles) {
        this.styles = styles;
    }

    static Numbering of(Xml numbering, Xml styles) throws XMLStreamException {
        Numbering read = new Numbering(Styles.of(styles));
        while (numbering.next()) {
            if (numbering.starts("abstractNum")) {
                read.definition(numbering, id(numbering, "abstractNumId"));
            } else if (numbering.starts("num")) {
                read.list(numbering, id(numbering, "numId"));
            }
        }
        return read;
    }

    /**
     * The number of the next paragraph, counted on; empty where it has none.
     *
     * @param style of the paragraph, or null
     * @param own what the paragraph itself says
     */
    String next(String style, Place own) {
        Place place = own.or(styles.place(style));
        Integer definition = definitionOf.get(place.list());
        Level[] levels = definition == null ? null : definitions.get(definition);
        if (levels == null) {
            return "";
        }
        int at = Math.min(Math.max(0, place.level() >= 0 ? place.level() : levelOf(levels, style)), LEVELS - 1);
        if (levels[at] == null) {
            return "";
        }
        int[] counter = counters.computeIfAbsent(definition, id -> new int[LEVELS]);
        Integer restart = restarts.getOrDefault(place.list(), Map.of()).get(at);
        if (restart != null) {
            restarts.get(place.list()).remove(at);
            counter[at] = restart - 1;
        } else if (counter[at] == 0) {
            counter[at] = levels[at].start() - 1;
        }
        counter[at]++;
        for (int below = at + 1; below < LEVELS; below++) {
            boolean runsOn = levels[below] != null && levels[below].restart() == 0;
            counter[below] = runsOn ? counter[below] : 0;
        }
        return written(levels, at, counter);
    }

    private static String written(Level[] levels, int at, int[] counter) {
        StringBuilder number = new StringBuilder();
        String pattern = levels[at].text();
        for (int i = 0; i < pattern.length(); i++) {
            int level = i + 1 < pattern.length() && pattern.charAt(i) == '%' ? pattern.charAt(i + 1) - '1' : -1;
            if (level >= 0 && level < LEVELS) {
                String format = levels[level] == null ? "decimal" : levels[level].format();
                number.append(NumberFormat.write(Math.max(1, counter[level]), format));
                i++;
            } else {
                number.append(pattern.charAt(i));
            }
        }
        if (levels[at].format().equals("bullet") || number.toString().isBlank()) {
            return "";
        }
        // A number without a mark of its own is parted by Word's tab; a blank does.
        boolean marked = !Character.isLetterOrDigit(number.charAt(number.length() - 1));
        return marked ? number.toString() : number + " ";
    }

    private static int levelOf(Level[] levels, String style) {
        for (int i = 0; style != null && i < LEVELS; i++) {
            if (levels[i] != null && style.equals(levels[i].style())) {
                return i;
            }
        }
        return 0;
    }

    private void definition(Xml xml, int id) throws XMLStreamException {
        Level[] levels = new Level[LEVELS];
        definitions.put(id, levels);
        while (xml.next() && !(xml.ends() && xml.name().equals("abstractNum"))) {
            if (xml.starts("lvl")) {
                int at = id(xml, "ilvl");
                Level level = level(xml);
                if (at >= 0 && at < LEVELS) {
                    levels[at] = level;
                }
            }
        }
    }

    private static Level level(Xml xml) throws XMLStreamException {
        String format = "decimal";
        String text = "";
        String style = null;
        int start = 1;
        int restart = -1;
        while (xml.next() && !(xml.ends() && xml.name().equals("lvl"))) {
            if (!xml.starts()) {
                continue;
            }
            switch (xml.name()) {
                case "numFmt" -> format = xml.attribute("val") == null ? format : xml.attribute("val");
                case "lvlText" -> text = xml.attribute("val") == null ? "" : xml.attribute("val");
                case "start" -> start = Math.max(0, xml.number());
                case "lvlRestart" -> restart = xml.number();
                case "pStyle" -> style = xml.attribute("val");
                case "rPr", "pPr" -> xml.skip();
                default -> {}
            }
        }
        return new Level(format, text, start, style, restart);
    }

    private void list(Xml xml, int id) throws XMLStreamException {
        int level = -1;
        while (xml.next() && !(xml.ends() && xml.name().equals("num"))) {
            if (xml.starts("abstractNumId")) {
                definitionOf.put(id, xml.number());
            } else if (xml.starts("lvlOverride")) {
                level = id(xml, "ilvl");
            } else if (xml.starts("startOverride") && level >= 0 && level < LEVELS) {
                restarts.computeIfAbsent(id, list -> new HashMap<>()).put(level, xml.number());
            } else if (xml.starts("lvl")) {
                xml.skip();
            }
        }
    }

    private static int id(Xml xml, String name) {
        String value = xml.attribute(name);
        try {
            return value == null ? -1 : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
