package dudao.plan.importing.cleaning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.plan.importing.document.ImportWarning;
import dudao.plan.importing.text.CleanText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextCleanerTest {

    private final List<ImportWarning> warnings = new ArrayList<>();

    @Test
    void wrapInsideAWordIsUndone() {
        assertEquals("1.抓实安全。开展隐患排查,建立台账。", clean("1.抓实安全。开展隐患排\n\n　　查,建立台账。"));
    }

    @Test
    void paragraphsStayApart() {
        assertEquals("1.抓实安全。\n开展排查。\n2.抓实教研。", clean("1.抓实安全。\r\n\r\n  开展排查。 \r\n2.抓实教研。"));
    }

    @Test
    void headingWithoutAStopEndsWithItsLine() {
        assertEquals("一、深化改革,激发活力\n1.抓实教研\n落实集体备课。", clean("一、深化改革,激发活力\n1.抓实教研\n落实集体备课。"));
    }

    @Test
    void headingThatFillsTheLineGoesOn() {
        String wrapped =
                """
                一、坚持以高质量发展为主题,着力办好
                人民身边的学校
                1.优化布局。编制中小学校布局专项规
                划,建立学龄人口预测机制,按年公布学
                位供给情况,把新建学校列入年度计划,
                做到规划、建设、交付、开办一体推进。
                """;
        assertEquals("一、坚持以高质量发展为主题,着力办好人民身边的学校", clean(wrapped).split("\n")[0]);
        assertEquals(2, clean(wrapped).split("\n").length);
    }

    @Test
    void numberThatIsNotDueIsNoHeadingInTheMiddleOfASentence() {
        assertEquals("3.抓实教研。建设名师工作室,覆盖小学\n4.抓实安全。", clean("3.抓实教研。建设名师工作室,覆盖小学\n4.抓实安全。"));
        assertEquals("3.抓实教研。共有工作室,其中7、8年级优先。", clean("3.抓实教研。共有工作室,其中\n7、8年级优先。"));
        assertEquals("3.抓实教研。面向小学9、其他学段。", clean("3.抓实教研。面向小学\n9、其他学段。"));
    }

    @Test
    void pageNumberInASentenceIsDroppedAndTold() {
        assertEquals("1.抓实安全。开展隐患排查,建立台账。", clean("1.抓实安全。开展隐患排\n— 3 —\n查,建立台账。"));
        assertEquals(List.of(new ImportWarning("PAGE_NUMBER", "— 3 —", 13)), warnings);
    }

    @Test
    void numberOfAnAmountIsNoPageNumber() {
        assertEquals("1.抓实资助。发放补助,共1,200万元。", clean("1.抓实资助。发放补助,共\n1,200\n万元。"));
        assertEquals(List.of(), warnings);
    }

    @Test
    void controlCharactersBecomeBlanks() {
        assertEquals("抓实 安全。", clean("抓实\0安全。\u0007"));
        assertEquals("CONTROL_CHARACTER", warnings.get(0).code());
        assertEquals(2, warnings.get(0).at());
    }

    @Test
    void everyCharacterKnowsWhereItStood() {
        String raw = "\uFEFF 一、抓安\n全,抓实。\n\n 二、抓质量。";
        CleanText clean = TextCleaner.clean(raw, warnings);
        for (int i = 0; i < clean.length(); i++) {
            if (clean.charAt(i) != '\n') {
                assertEquals(raw.charAt(clean.origin(i)), clean.charAt(i));
            }
        }
    }

    private String clean(String raw) {
        return TextCleaner.clean(raw, warnings).text();
    }
}
