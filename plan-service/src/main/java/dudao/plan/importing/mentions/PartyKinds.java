package dudao.plan.importing.mentions;

import dudao.plan.importing.document.ImportedParty.Kind;
import java.util.List;

/** Tells by its name what a party is. */
public final class PartyKinds {

    private static final List<String> SCHOOLS =
            List.of("学校", "学校(单位)", "学校（单位）", "校", "中学", "小学", "幼儿园", "学院", "大学", "院校", "中小学", "各校", "直属单位");
    private static final List<String> OFFICES = List.of(
            "处", "处室", "科", "科室", "室", "办", "办公室", "中心", "院", "馆", "站", "部", "组", "团委", "工会", "所", "考试院", "教科院", "协会",
            "党委");
    private static final List<String> AUTHORITIES =
            List.of("局", "委", "厅", "政府", "法院", "检察院", "委员会", "公安", "残联", "妇联", "团市委");
    private static final List<String> COUNTIES =
            List.of("县", "区", "县级市", "市(区)", "市（区）", "(市、区)", "（市、区）", "(区)", "（区）", "(市)", "（市）", "乡镇", "镇街");

    private static final List<String> COUNTY_OFFICES = List.of("教育局", "教体局", "教育体育局", "教育行政部门", "人民政府", "政府");

    /** 局机关各处室, 市属各民办学校 */
    private static final int LONGEST_BEFORE_EACH = 3;

    private PartyKinds() {}

    public static Kind of(String name) {
        Kind kind = told(name);
        int bracket = Math.max(name.lastIndexOf('('), name.lastIndexOf('（'));
        // 教育局(教体文旅委): what stands in brackets is another name of it.
        return kind == Kind.OTHER && bracket > 0 && ")）".indexOf(name.charAt(name.length() - 1)) >= 0
                ? told(name.substring(0, bracket))
                : kind;
    }

    private static Kind told(String name) {
        if (ends(name, SCHOOLS)) {
            return Kind.SCHOOL;
        }
        if (isOfCounty(name)) {
            return Kind.COUNTY;
        }
        // 办公室 of a government is an office; 委 and 局 are authorities of their own.
        return ends(name, AUTHORITIES) ? Kind.AUTHORITY : ends(name, OFFICES) ? Kind.OFFICE : Kind.OTHER;
    }

    public static boolean isAll(String name) {
        int each = name.indexOf('各');
        return each >= 0 && each <= LONGEST_BEFORE_EACH || name.startsWith("全市");
    }

    /** 各县(市、区), 江阴市教育局 is not told from 云江市教育局, so a county must say it is one. */
    private static boolean isOfCounty(String name) {
        String bare = name;
        for (String office : COUNTY_OFFICES) {
            bare = bare.endsWith(office) ? bare.substring(0, bare.length() - office.length()) : bare;
        }
        return ends(bare, COUNTIES);
    }

    private static boolean ends(String name, List<String> endings) {
        for (String ending : endings) {
            if (name.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }
}
