package dudao.plan.importing.clauses;

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
        boolean verb = false;
        for (int i = from; i < number; i++) {
            if (passage.inName(i)) {
                continue;
            }
            if (Words.FLOOR.isAt(passage, i)) {
                return ">=";
            }
            verb |= Words.CREATING.isAt(passage, i);
        }
        return verb ? "=" : inherited;
    }

    private static String at(Passage passage, int i) {
        if (Words.AT_MOST.endsBefore(passage, i)) {
            return "<=";
        }
        if (Words.AT_LEAST.endsBefore(passage, i)) {
            return ">=";
        }
        return Words.ABOUT.endsBefore(passage, i) ? "~" : "=";
    }
}
