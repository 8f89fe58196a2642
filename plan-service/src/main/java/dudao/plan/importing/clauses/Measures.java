package dudao.plan.importing.clauses;

import dudao.plan.importing.document.Commitment;
import dudao.plan.importing.document.ImportedMeasure;
import dudao.plan.importing.text.Characters;
import dudao.plan.importing.text.Labels;
import dudao.plan.importing.text.Lexicon;
import dudao.plan.importing.text.Passage;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be done: the sentences of a body, parted at the clause where the promise becomes softer or firmer. Lists of
 * responsible units are no measures.
 */
public final class Measures {

    private static final Lexicon STRIVING = Lexicon.of("力争 争创 争取");
    private static final Lexicon EXPLORING = Lexicon.of("探索 鼓励 先行先试");
    private static final Lexicon FIRM = Lexicon.of("确保 必须 完成 严禁 不得 坚决");
    private static final Lexicon PILOT = Lexicon.of("试点 试点工作");
    private final Passage passage;
    private final List<ImportedMeasure> measures = new ArrayList<>();

    private Measures(Passage passage) {
        this.passage = passage;
    }

    public static List<ImportedMeasure> in(Passage passage) {
        Measures measures = new Measures(passage);
        int start = passage.start();
        for (int i = passage.start(); i < passage.end(); i++) {
            char c = passage.charAt(i);
            boolean ends = c == '\n'
                    || Characters.isSentenceEnd(c)
                            && !passage.clean().enclosures().inside(i);
            if (ends || i == passage.end() - 1) {
                measures.sentence(start, c == '\n' ? i : i + 1);
                start = i + 1;
            }
        }
        return measures.measures;
    }

    private void sentence(int start, int end) {
        if (Labels.begin(passage.clean().text(), start, end)) {
            return;
        }
        Commitment before = null;
        int from = start;
        for (int clause = start; clause < end; ) {
            int stop = clauseStop(clause, end);
            Commitment commitment = commitment(clause, stop, before);
            if (before != null && commitment != before) {
                add(from, clause, before);
                from = clause;
            }
            before = commitment;
            clause = stop;
        }
        add(from, end, before);
    }

    private int clauseStop(int from, int end) {
        int i = from;
        while (i < end
                && (!Characters.isComma(passage.charAt(i))
                        || passage.clean().enclosures().inside(i))) {
            i++;
        }
        return Math.min(i + 1, end);
    }

    /** A clause without a word of its own goes on as the one before it. */
    private Commitment commitment(int from, int to, Commitment before) {
        Commitment goesOn = before == null ? Commitment.MUST : before;
        for (int i = from; i < to; i++) {
            if (passage.inName(i)) {
                continue;
            }
            if (STRIVING.isAt(passage, i)) {
                return Commitment.STRIVE;
            }
            if (EXPLORING.isAt(passage, i)) {
                return Commitment.EXPLORE;
            }
            if (FIRM.isAt(passage, i)) {
                goesOn = Commitment.MUST;
            }
        }
        return isPilot(from, to) ? Commitment.EXPLORE : goesOn;
    }

    private boolean isPilot(int from, int to) {
        int end = to;
        while (end > from
                && (Characters.isClauseEnd(passage.charAt(end - 1)) || Characters.isBlank(passage.charAt(end - 1)))) {
            end--;
        }
        return PILOT.endsBefore(passage, end) || PILOT.isAt(passage, passage.skipBlanks(from));
    }

    private void add(int start, int end, Commitment commitment) {
        int from = passage.skipBlanks(start);
        int to = end;
        while (to > from
                && (Characters.isBlank(passage.charAt(to - 1)) || Characters.isComma(passage.charAt(to - 1)))) {
            to--;
        }
        if (hasWords(from, to)) {
            measures.add(new ImportedMeasure(passage.text(from, to), passage.span(from, to), commitment));
        }
    }

    private boolean hasWords(int from, int to) {
        int i = from;
        while (i < to && !Character.isLetterOrDigit(passage.charAt(i))) {
            i++;
        }
        return i < to;
    }
}
