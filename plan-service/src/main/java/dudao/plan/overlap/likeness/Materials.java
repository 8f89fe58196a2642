package dudao.plan.overlap.likeness;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a wording wants handed in: 报送, 上报, 提交, 填报 and their object, on either side of the verb. */
public final class Materials {

    private static final String VERB = "(?:报送|上报|提交|填报|填写|上交|报备|上传)";
    private static final String WORDS = "[^,,。;;、::!!??()()《》\\s]";

    /** 报送校车台账; the object ends where the clause does, or where it is said to whom it goes. */
    private static final Pattern AFTER = Pattern.compile(VERB + "(?:一次|1次|一份)?(《[^》]{1,60}》|" + WORDS + "{2,40})");

    /** 将校车台账报送市局, 形成自查报告并上报, 《登记表》按月报送. */
    private static final Pattern BEFORE = Pattern.compile("(?:(?:将|把|形成|编制|撰写|建立|汇总|完成)(" + WORDS
            + "{2,40}?)|(《[^》]{1,60}》))[,,]?(?:并|后|及时|按时|按期|按月|按季度|每月|每季度|每学期|每年|统一|于|前)*" + VERB);

    private static final Pattern ADDRESSEE = Pattern.compile(
            "^(?:至|到|给|向)?(?:国务院|教育部|[省市县区]{0,2}(?:教育)?(?:厅|局|委|政府|督导室|督导办|督导委|主管部门|行政部门|有关部门|相关部门)){1,3}");
    private static final Pattern TAIL =
            Pattern.compile("(?:至|到|给|报)?[省市县区](?:教育)?(?:厅|局|委|政府).*$|(?:备案|审核|审定|审批|汇总|备查)+$");
    private static final Pattern ADVERBS =
            Pattern.compile("^(?:及时|按时|按期|每日|每周|每月|每季度|每学期|每半年|每年|按月|按季度|一次|本单位|本校|本地|各校|学校|全市|全县|全区|相关|有关|年度|的|了)+");
    private static final Pattern ANY = Pattern.compile(VERB);
    private static final int SHORTEST = 2;

    private Materials() {}

    /** In the order they are named, each once, in normal form. */
    public static List<String> in(String wording) {
        if (!ANY.matcher(wording).find()) {
            return List.of();
        }
        Set<String> found = new LinkedHashSet<>();
        Matcher after = AFTER.matcher(wording);
        while (after.find()) {
            keep(after.group(1), found);
        }
        Matcher before = BEFORE.matcher(wording);
        while (before.find()) {
            keep(before.group(1) == null ? before.group(2) : before.group(1), found);
        }
        return List.copyOf(found);
    }

    private static void keep(String object, Set<String> found) {
        String named = object.startsWith("《")
                ? object
                : TAIL.matcher(ADDRESSEE.matcher(object).replaceFirst("")).replaceFirst("");
        String normal = ADVERBS.matcher(Normal.of(named)).replaceFirst("");
        if (normal.length() >= SHORTEST) {
            found.add(normal);
        }
    }
}
