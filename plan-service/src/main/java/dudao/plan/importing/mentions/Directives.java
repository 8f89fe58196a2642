package dudao.plan.importing.mentions;

import dudao.plan.importing.document.ImportedReference.Level;
import dudao.plan.importing.text.Characters;
import dudao.plan.importing.text.Lexicon;
import dudao.plan.importing.text.Passage;

/** What higher offices asked for without a title being named: 省教育厅通知精神, 市委决策部署; and whose a titled one is. */
final class Directives {

    private static final Lexicon STATE = Lexicon.of("党中央 中央 国务院 国家 教育部 全国");
    private static final Lexicon PROVINCE = Lexicon.of("省委 省政府 省人民政府 省教育厅 省教育工委 省厅 省级 省 自治区党委 自治区");
    private static final Lexicon CITY = Lexicon.of("市委 市政府 市人民政府 市教育局 市教育工委 市级");
    private static final Lexicon COUNTY = Lexicon.of("县委 县政府 县人民政府 区委 区政府 区人民政府");
    private static final Lexicon ISSUERS =
            Lexicon.of("党中央 中央 国务院 教育部 省委 省政府 省人民政府 省教育厅 省教育工委 省厅 自治区党委 市委 市政府 市人民政府 县委 县政府 区委 区政府");
    private static final Lexicon ENDINGS = Lexicon.of("部署 精神 要求 意见 通知 决定 安排 规定");
    private static final int LONGEST = 40;

    private Directives() {}

    static boolean mayBeginAt(Passage passage, int i) {
        return ISSUERS.isAt(passage, i);
    }

    /** End of the directive whose issuer stands at {@code i}, or -1. */
    static int end(Passage passage, int i) {
        String issuer = ISSUERS.at(passage, i);
        if (issuer == null) {
            return -1;
        }
        int end = -1;
        int limit = Math.min(passage.end(), i + LONGEST);
        for (int at = i + issuer.length(); at <= limit; at++) {
            if (ENDINGS.endsBefore(passage, at)) {
                end = at;
            }
            if (at < limit && (Characters.isClauseEnd(passage.charAt(at)) || passage.charAt(at) == '《')) {
                break;
            }
        }
        return end;
    }

    /** Whose directive begins at {@code start}, or whose name stands right before the title there; or null. */
    static Level level(Passage passage, int start) {
        Level own = at(passage, start);
        int before = passage.skipBlanksBack(start);
        before = passage.precededBy("的", before) ? before - 1 : before;
        String issuer = ISSUERS.before(passage, before);
        return own != null || issuer == null ? own : at(passage, before - issuer.length());
    }

    private static Level at(Passage passage, int i) {
        if (STATE.isAt(passage, i)) {
            return Level.STATE;
        }
        if (PROVINCE.isAt(passage, i)) {
            return Level.PROVINCE;
        }
        return CITY.isAt(passage, i) ? Level.CITY : COUNTY.isAt(passage, i) ? Level.COUNTY : null;
    }
}
