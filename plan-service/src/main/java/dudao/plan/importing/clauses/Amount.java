package dudao.plan.importing.clauses;

import dudao.plan.importing.text.Lexicon;
import dudao.plan.importing.text.Passage;
import java.math.BigDecimal;

/**
 * A number with its measure word, such as 约68.78亿元 or 10—15所; of a range the lower bound.
 *
 * @param start of the number
 * @param end after the measure word and what qualifies it (左右, 以上)
 * @param qualifier what these say: {@code >=}, {@code <=}, {@code ~}, or {@code =} where there is none
 * @param arabic written in digits
 * @param bare a lone 百, 千 or 万
 */
record Amount(int start, int end, BigDecimal quantity, String unit, String qualifier, boolean arabic, boolean bare) {

    private static final Lexicon MORE = Lexicon.of("以上 及以上");
    private static final Lexicon LESS = Lexicon.of("以内 以下");
    private static final Lexicon ROUGHLY = Lexicon.of("左右 上下");

    /** Reads on behind the measure word. */
    Amount qualifiedBy(Passage passage) {
        String more = MORE.at(passage, end);
        String less = LESS.at(passage, end);
        String roughly = ROUGHLY.at(passage, end);
        if (more != null) {
            return new Amount(start, end + more.length(), quantity, unit, ">=", arabic, bare);
        }
        if (less != null) {
            return new Amount(start, end + less.length(), quantity, unit, "<=", arabic, bare);
        }
        return roughly == null ? this : new Amount(start, end + roughly.length(), quantity, unit, "~", arabic, bare);
    }

    /** Whether it counts something and is not a turn of speech. */
    boolean counts(Passage passage) {
        if (end < passage.end() && passage.charAt(end) == '《' || Words.CLASS_SIZE.isAt(passage, end)) {
            return false;
        }
        int before = passage.skipBlanksBack(start);
        if (Units.isShare(unit)) {
            // 后20%的学生 are a group, not a goal.
            return before == passage.start() || "前后".indexOf(passage.charAt(before - 1)) < 0;
        }
        if (isScope(passage, before)) {
            return false;
        }
        return arabic ? quantity.signum() > 0 : countsInCharacters(passage, before);
    }

    /** What is there already (发挥16个工作室的作用, 与12个园区的衔接), and the parts of a named document (《…》20项措施). */
    private boolean isScope(Passage passage, int before) {
        if (before == passage.start()) {
            return false;
        }
        boolean named = passage.charAt(before - 1) == '》' && unit.equals("项");
        return named || Words.PRESENT.endsBefore(passage, before);
    }

    /** Numbers in characters count only after a verb that makes something, or with a comparing word. */
    private boolean countsInCharacters(Passage passage, int before) {
        boolean made = Words.CREATING.endsBefore(passage, before);
        boolean compared = Words.AT_LEAST.endsBefore(passage, before) || Words.ABOUT.endsBefore(passage, before);
        if (bare) {
            return made && Units.mayFollowCharacters(unit, true) && !unit.equals("人") && !isSlogan(passage, before);
        }
        boolean many = quantity.compareTo(BigDecimal.TEN) > 0;
        boolean one = quantity.compareTo(BigDecimal.ONE) == 0;
        return (made || compared)
                && Units.mayFollowCharacters(unit, many)
                && !(one && !compared && Units.isDoing(unit));
    }

    /** 开展百家… and 实施千名…工程 are names of campaigns. */
    private boolean isSlogan(Passage passage, int before) {
        return Words.CAMPAIGNING.endsBefore(passage, before)
                || Words.CAMPAIGN.endsBefore(passage, passage.clauseEnd(end));
    }
}
