package dudao.plan.overlap;

import dudao.plan.audience.Reach;
import dudao.plan.importing.comparison.Likeness;
import dudao.plan.overlap.Overlap.Kind;
import dudao.plan.overlap.likeness.Materials;
import dudao.plan.overlap.likeness.Normal;
import dudao.plan.overlap.likeness.Resembling;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Finds what a plan asks that is asked already. A pair is told once, under the surest kind it has. */
final class Matching {

    /** Of one measure; who asks what everybody asks needs no longer list to see it. */
    static final int MOST_OF_ONE = 20;

    private static final double ALIKE = 0.8;
    /** 学校、学位、教师 are counted for many reasons: there the words around the figure must be alike too. */
    private static final int GENERIC_OBJECT = 3;

    private static final double SAME_FIGURE = 0.6;
    private static final int SHORTEST_WORDING = 8;

    /**
     * @param own what the plan itself asks
     * @param more whether a measure had more than are listed
     */
    record Found(Ask.Asker plan, List<Ask> own, List<Pair> pairs, boolean more, Reach.Units units) {}

    private record Figure(Ask.Indicator of, BitSet units, Likeness words, boolean generic) {

        Ask ask() {
            return of.ask();
        }

        boolean isThatOf(Figure other) {
            return !generic || words.to(other.words) >= SAME_FIGURE;
        }
    }

    private final Reach.Units units;
    private final Map<UUID, Ask> byMeasure = new HashMap<>();
    private final Map<String, List<Figure>> figures = new HashMap<>();
    private final Map<UUID, Map<String, Figure>> ownFigures = new HashMap<>();
    private final Resembling<Ask> materials = new Resembling<>(ALIKE);
    private final Map<UUID, List<String>> ownMaterials = new HashMap<>();
    private final Resembling<Ask> wordings = new Resembling<>(ALIKE);
    private final List<Pair> pairs = new ArrayList<>();
    private boolean more;

    private Matching(Reach.Units units) {
        this.units = units;
    }

    static Found of(Asks.All all, Reach.Units units) {
        Matching matching = new Matching(units);
        List<Ask> own = all.asks().stream().filter(ask -> ask.plan().own()).toList();
        all.asks().forEach(matching::add);
        all.indicators().stream().filter(each -> each.ask() != null).forEach(matching::add);
        own.forEach(matching::match);
        matching.pairs.sort(Comparator.comparing(Pair::settled));
        return new Found(all.plan(), own, matching.pairs, matching.more, units);
    }

    private void add(Ask ask) {
        byMeasure.put(ask.measureId(), ask);
        List<String> handedIn = Materials.in(ask.wording());
        handedIn.forEach(each -> materials.add(ask, each));
        String wording = Normal.of(ask.wording());
        if (wording.length() >= SHORTEST_WORDING) {
            wordings.add(ask, wording);
        }
        if (ask.plan().own()) {
            ownMaterials.put(ask.measureId(), handedIn);
        }
    }

    private void add(Ask.Indicator indicator) {
        BitSet reached = new BitSet();
        indicator.measures().forEach(measure -> reached.or(units.of(measure)));
        String words = Normal.withoutFigures(indicator.text());
        String object = indicator.object() == null ? words : Normal.withoutFigures(indicator.object());
        Figure figure = new Figure(indicator, reached, Likeness.of(words), object.length() <= GENERIC_OBJECT);
        String key = object + '/' + Normal.of(indicator.unit());
        figures.computeIfAbsent(key, each -> new ArrayList<>(2)).add(figure);
        if (indicator.ask().plan().own()) {
            ownFigures
                    .computeIfAbsent(indicator.ask().measureId(), each -> new LinkedHashMap<>())
                    .put(key, figure);
        }
    }

    /** The others found for one measure of the plan. */
    private final class Others {

        private final Ask here;
        private final Map<UUID, Pair> found = new LinkedHashMap<>();

        private Others(Ask here) {
            this.here = here;
        }

        /** @return whether there is room for more */
        private boolean take(Kind kind, String subject, Figure mine, Ask there, Figure theirs) {
            if (!here.isElsewhereThan(there)
                    || there.plan().own() && there.itemPosition() > here.itemPosition()
                    || found.containsKey(there.measureId())
                    || !here.isAboutTheTimeOf(there)) {
                return true;
            }
            BitSet one = mine == null ? units.of(here.measureId()) : mine.units();
            BitSet other = theirs == null ? units.of(there.measureId()) : theirs.units();
            boolean undecided = kind == Kind.WORDING && (one.isEmpty() || other.isEmpty());
            if (!undecided && !one.intersects(other)) {
                return true;
            }
            if (found.size() == MOST_OF_ONE) {
                more = true;
                return false;
            }
            found.put(there.measureId(), pair(kind, subject, mine, there, theirs, common(one, other)));
            return true;
        }

        private Pair pair(Kind kind, String subject, Figure mine, Ask there, Figure theirs, BitSet common) {
            return new Pair(
                    kind,
                    subject,
                    here,
                    mine == null ? null : mine.of().targetId(),
                    there,
                    theirs == null ? null : theirs.of().targetId(),
                    common,
                    root(here).equals(root(there)));
        }
    }

    private void match(Ask here) {
        Others others = new Others(here);
        ownFigures.getOrDefault(here.measureId(), Map.of()).forEach((key, mine) -> {
            for (Figure theirs : figures.get(key)) {
                if (mine.isThatOf(theirs)
                        && !others.take(Kind.UNITS_AND_INDICATOR, label(mine.of()), mine, theirs.ask(), theirs)) {
                    break;
                }
            }
        });
        for (String material : ownMaterials.get(here.measureId())) {
            materials.alike(material, there -> others.take(Kind.UNITS_AND_MATERIAL, material, null, there, null));
        }
        String wording = Normal.of(here.wording());
        if (wording.length() >= SHORTEST_WORDING) {
            wordings.alike(wording, there -> others.take(Kind.WORDING, here.wording(), null, there, null));
        }
        pairs.addAll(others.found.values());
    }

    private static BitSet common(BitSet one, BitSet other) {
        BitSet common = (BitSet) one.clone();
        common.and(other);
        return common;
    }

    private static String label(Ask.Indicator indicator) {
        return indicator.object() == null ? indicator.text() : indicator.object() + "(" + indicator.unit() + ")";
    }

    /** The request a chain of reuse ends at: what two measures take from there is asked once. */
    private UUID root(Ask ask) {
        Ask at = ask;
        for (int steps = 0; at.reuses() != null && steps < MOST_OF_ONE; steps++) {
            Ask next = byMeasure.get(at.reuses());
            if (next == null) {
                return at.reuses();
            }
            at = next;
        }
        return at.measureId();
    }
}
