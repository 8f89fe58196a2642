package dudao.plan.importing.clauses;

import dudao.plan.importing.text.Passage;

/** Whether an amount is a floor, a ceiling or a round figure. */
final class Comparators {

    private Comparators() {}

    /** The amount's own words decide; without any, those that govern the whole list it stands in. */
    static String of(Passage passage, Amount amount, String governing) {
        if (!amount.qualifier().equals("=")) {
            return amount.qualifier();
        }
        int before = passage.skipBlanksBack(amount.start());
        String reaching = Words.REACHING.before(passage, before);
        String own = at(passage, before);
        if (own.equals("=") && reaching != null) {
            own = at(passage, passage.skipBlanksBack(before - reaching.length()));
        }
        return own.equals("=") ? governing : own;
    }

    /** What governs the amounts of a list: 至少 before the first of them holds until another verb begins something new. */
    static String governing(Passage passage, int from, int number, String inherited) {
        for (int i = from; i < number; i++) {
            if (!passage.inName(i) && Words.FLOOR.isAt(passage, i)) {
                return ">=";
            }
        }
        return hasVerb(passage, from, number) ? "=" : inherited;
    }

    static boolean hasVerb(Passage passage, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!passage.inName(i) && Words.CREATING.isAt(passage, i)) {
                return true;
            }
        }
        return false;
    }

    private static String at(Passage passage, int i) {
        String most = Words.AT_MOST.before(passage, i);
        String least = Words.AT_LEAST.before(passage, i);
        if (most != null || least != null) {
            // 不低于 ends like 低于 and 不超过 like 超过: the longer word is the one.
            return length(most) > length(least) ? "<=" : ">=";
        }
        return Words.ABOUT.endsBefore(passage, i) ? "~" : "=";
    }

    private static int length(String word) {
        return word == null ? 0 : word.length();
    }
}
