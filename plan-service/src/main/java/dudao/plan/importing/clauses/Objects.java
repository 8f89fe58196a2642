package dudao.plan.importing.clauses;

import dudao.plan.importing.text.Characters;
import dudao.plan.importing.text.Lexicon;
import dudao.plan.importing.text.Passage;
import java.util.ArrayList;
import java.util.List;

/** What an amount counts: the noun after it (30所学校) or, where none follows, before it (学校30所). */
final class Objects {

    private static final int SHORTEST = 2;
    private static final int SHORTEST_JOINED = 3;
    private static final int LONGEST_TIME = 12;
    private static final List<Lexicon> COMPARING = List.of(Words.ABOUT, Words.LIMITING, Words.REACHING, Words.FILLING);

    private Objects() {}

    static String of(Passage passage, int from, Amount amount, int to) {
        String after =
                Units.isShare(amount.unit()) || amount.unit().equals("元") ? null : after(passage, amount.end(), to);
        return after != null ? after : before(passage, from, amount.start());
    }

    /** The things named one after the other; empty where there is but one. */
    static List<String> several(String object) {
        if (object == null || object.length() < 2 * SHORTEST + 1) {
            return List.of();
        }
        List<String> several = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i <= object.length(); i++) {
            char c = i < object.length() ? object.charAt(i) : '、';
            depth += "(（“《".indexOf(c) >= 0 ? 1 : ")）”》".indexOf(c) >= 0 ? -1 : 0;
            boolean joint = i == object.length() || depth == 0 && (c == '、' || isAnd(object, i, from));
            if (joint && i - from < SHORTEST) {
                return List.of();
            }
            if (joint) {
                several.add(object.substring(from, i).strip());
                from = i + 1;
            }
        }
        return several.size() > 1 ? several : List.of();
    }

    /** 和 between two names, not in 和平 or 共和. */
    private static boolean isAnd(String object, int i, int from) {
        char c = object.charAt(i);
        return (c == '和' || c == '与' || c == '及')
                && i - from >= SHORTEST_JOINED
                && object.length() - i > SHORTEST_JOINED
                && "平谐睦气共普以参涉".indexOf(object.charAt(i + 1)) < 0
                && "平谐睦气共普以参涉".indexOf(object.charAt(i - 1)) < 0;
    }

    static String after(Passage passage, int from, int to) {
        int start = passage.startsWith("的", from) ? from + 1 : from;
        int end = start;
        while (end < to && (passage.inName(end) || !Words.AFTER_OBJECT.isAt(passage, end))) {
            end++;
        }
        String object = passage.text(start, end).strip();
        return object.isEmpty() || ")）".indexOf(object.charAt(0)) >= 0 ? null : object;
    }

    /** The text before the number without the verbs that begin it and the comparing words that end it. */
    static String before(Passage passage, int from, int number) {
        int end = withoutComparison(passage, from, number);
        int start = withoutVerbs(passage, afterModal(passage, afterTime(passage, from, end), end), end);
        String object = passage.text(Math.min(start, end), end).strip();
        return object.length() < SHORTEST ? null : object;
    }

    /** 11月底前建成…: the time is no part of what is counted. */
    private static int afterTime(Passage passage, int from, int end) {
        boolean time = false;
        for (int i = from; i < Math.min(end, from + LONGEST_TIME); i++) {
            char c = passage.charAt(i);
            if (time && (c == '前' || c == '内') || c == '年' && passage.charAt(from) == '到') {
                return i + 1;
            }
            char last = i > from ? passage.charAt(i - 1) : ' ';
            if (c == '末' && (last == '五' || last == '期') || c == '间' && last == '期') {
                return i + 1;
            }
            time |= "年月日季期节".indexOf(c) >= 0;
        }
        return from;
    }

    /** 预计…后可新增学位: what counts follows the verb after 可. */
    private static int afterModal(Passage passage, int from, int end) {
        for (int i = end - 1; i > from; i--) {
            if (Words.MODAL.endsBefore(passage, i) && !passage.inName(i) && Words.CREATING.isAt(passage, i)) {
                return i;
            }
        }
        return from;
    }

    /** One verb, or several joined: a second one that follows at once belongs to the noun. */
    private static int withoutVerbs(Passage passage, int from, int end) {
        int i = from;
        boolean verbMayFollow = true;
        while (i < end && !passage.inName(i)) {
            String verb = verbMayFollow ? Words.CREATING.at(passage, i) : null;
            String filling = verb == null && !isWord(passage, i, end) ? Words.FILLING.at(passage, i) : null;
            if (verb == null && filling == null && !Characters.isBlank(passage.charAt(i))) {
                break;
            }
            int next = i + (verb != null ? verb.length() : filling != null ? filling.length() : 1);
            if (next < end && end - next < SHORTEST) {
                break;
            }
            verbMayFollow = verb == null;
            i = next;
        }
        return i;
    }

    /** 共享课程 shares, 共 alone adds up. */
    private static boolean isWord(Passage passage, int i, int end) {
        return passage.charAt(i) == '共' && i + 1 < end && "享同建育产青振".indexOf(passage.charAt(i + 1)) >= 0;
    }

    private static int withoutComparison(Passage passage, int from, int number) {
        int end = passage.skipBlanksBack(number);
        for (Lexicon words : COMPARING) {
            String word = words.before(passage, end);
            if (word != null && end - word.length() > from) {
                end = passage.skipBlanksBack(end - word.length());
            }
        }
        return end;
    }
}
