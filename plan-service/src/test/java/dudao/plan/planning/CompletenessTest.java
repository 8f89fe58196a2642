package dudao.plan.planning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.plan.audience.Audience;
import dudao.plan.content.Item;
import dudao.plan.content.Measure;
import dudao.plan.content.particulars.Terms;
import dudao.plan.content.particulars.Terms.DueBasis;
import dudao.plan.content.particulars.Ties;
import dudao.plan.content.particulars.Undertaking;
import dudao.plan.content.particulars.Undertaking.PracticalProject;
import dudao.plan.importing.document.Commitment;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CompletenessTest {

    private static final UUID SOME = UUID.randomUUID();
    private static final Audience AUDIENCE = new Audience(List.of(SOME), null, null, null, null);

    private static Measure measure(String wording, UUID lead, Audience audience, LocalDate dueOn, String standard) {
        return new Measure(
                UUID.randomUUID(),
                SOME,
                SOME,
                0,
                0,
                wording,
                null,
                Commitment.MUST,
                List.of(),
                lead,
                List.of(),
                audience,
                dueOn,
                null,
                standard,
                null);
    }

    private static Measure said(String wording) {
        return measure(wording, SOME, AUDIENCE, LocalDate.of(2026, 12, 31), "有清单");
    }

    private static Completeness of(Measure... measures) {
        return Completeness.of(List.of(new Item(
                SOME,
                SOME,
                0,
                "DRAFT",
                0,
                "7",
                null,
                null,
                "标题",
                "正文",
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(measures),
                dudao.commons.secrecy.Classification.INTERNAL,
                null)));
    }

    @Test
    void nothingMissing() {
        assertTrue(of(said("建成6处")).complete());
        assertTrue(Completeness.of(List.of()).complete());
    }

    @Test
    void anItemNeedsAMeasure() {
        Completeness result = of();
        assertFalse(result.complete());
        assertEquals("NO_MEASURE", result.missing().get(0).code());
        assertEquals("7", result.missing().get(0).number());
    }

    @Test
    void everyUnsetFieldIsNamed() {
        Completeness result = of(measure("建成6处", null, null, null, null));
        assertEquals(
                List.of("leadOrganizationId", "audience", "dueOn", "acceptanceStandard"),
                result.missing().stream().map(Completeness.Missing::field).toList());
        assertEquals("UNSET", result.missing().get(3).code());
    }

    @Test
    void aFigureLeftOpenBlocks() {
        for (String wording : List.of("新建幼儿园 X 所", "投入 X 亿元", "比例达到X%", "不低于 X", "改造××所", "培训教师＊＊名", "至少×场")) {
            Completeness result = of(said(wording));
            assertEquals(1, result.missing().size(), wording);
            assertEquals("PLACEHOLDER", result.missing().get(0).code(), wording);
        }
    }

    private static Item item(String number, String title, String body, Undertaking undertaking, Measure... measures) {
        return new Item(
                UUID.randomUUID(),
                SOME,
                0,
                "DRAFT",
                0,
                number,
                null,
                null,
                title,
                body,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(measures),
                dudao.commons.secrecy.Classification.INTERNAL,
                null,
                undertaking,
                Ties.NONE);
    }

    private static List<String> codes(List<Completeness.Missing> found) {
        return found.stream().map(Completeness.Missing::code).toList();
    }

    @Test
    void aFigureLeftOpenInTitleOrBodyBlocksToo() {
        Measure closed = said("新建幼儿园若干");
        Completeness result = Completeness.of(List.of(item("1", "新建 X 所幼儿园", "新建幼儿园 X 所。", Undertaking.PLAIN, closed)));
        assertEquals(
                List.of("title", "body"),
                result.missing().stream().map(Completeness.Missing::field).toList());
        Measure open = said("新建幼儿园 X 所。");
        result = Completeness.of(List.of(item("1", "新建幼儿园", "新建幼儿园 X 所。", Undertaking.PLAIN, open)));
        assertEquals(
                List.of("wording"),
                result.missing().stream().map(Completeness.Missing::field).toList());
    }

    @Test
    void ofTheFourPartsMeasuresAndResponsibilityBlock() {
        Completeness result = Completeness.of(List.of(item("1", "题", "文", Undertaking.PLAIN, said("做好一件事"))));
        assertTrue(result.complete());
        assertEquals(List.of("NO_KEY_PROJECT", "NO_SAFEGUARD"), codes(result.notices()));
        assertFalse(result.notices().get(0).blocking());
        FourParts parts = result.parts().get(0);
        assertTrue(parts.measures() && parts.responsibility());
        assertFalse(parts.keyProject() || parts.safeguard());
    }

    @Test
    void aProjectPromisedToThePublicNeedsAllFour() {
        Undertaking promised = new Undertaking(
                null,
                null,
                new PracticalProject(PracticalProject.Level.CITY, null),
                null,
                null,
                null,
                null,
                null,
                null);
        Completeness result = Completeness.of(List.of(item("1", "题", "文", promised, said("做好一件事"))));
        assertEquals(List.of("NO_KEY_PROJECT", "NO_SAFEGUARD"), codes(result.missing()));
        assertTrue(result.missing().get(0).blocking());
    }

    private static Measure timed(LocalDate dueOn, String cadence, boolean open, DueBasis basis) {
        return new Measure(
                UUID.randomUUID(),
                SOME,
                SOME,
                0,
                0,
                "启用新的系统",
                null,
                Commitment.MUST,
                List.of(),
                SOME,
                List.of(),
                AUDIENCE,
                dueOn,
                cadence,
                "有清单",
                null,
                new Terms(null, null, basis, open, false, null, null, null));
    }

    @Test
    void openTimingBlocksUntilADateOrAnIntervalIsGiven() {
        LocalDate day = LocalDate.of(2026, 12, 31);
        assertEquals(
                List.of("OPEN_TIMING"), codes(of(timed(null, null, true, null)).missing()));
        assertEquals(
                List.of("OPEN_TIMING"),
                codes(of(timed(day, null, true, DueBasis.DEFAULTED)).missing()));
        assertTrue(of(timed(day, null, true, null)).complete());
        assertTrue(of(timed(day, "month", true, DueBasis.DEFAULTED)).complete());
    }

    @Test
    void aDateByDefaultIsToldButStopsNothing() {
        Completeness result = of(timed(LocalDate.of(2026, 12, 31), null, false, DueBasis.DEFAULTED));
        assertTrue(result.complete());
        assertTrue(codes(result.notices()).contains("DEFAULTED_DATE"));
    }

    @Test
    void numbersRunOnThroughThePlanAndNeverRepeat() {
        List<Item> items = java.util.stream.Stream.of("10", "11", "13", "13", "一-1", "二-1", "二-2")
                .map(number -> item(number, "题", "文", Undertaking.PLAIN, said("做好一件事")))
                .toList();
        Completeness result = Completeness.of(items);
        assertEquals(List.of("DUPLICATE_NUMBER"), codes(result.missing()));
        assertEquals(items.get(3).id(), result.missing().get(0).itemId());
        assertEquals(
                List.of(items.get(2).id()),
                result.notices().stream()
                        .filter(each -> each.code().equals("NUMBER_GAP"))
                        .map(Completeness.Missing::itemId)
                        .toList());
    }

    @Test
    void namesWithSuchLettersDoNot() {
        for (String wording : List.of("推进1+X证书试点", "完善3+X项目库", "评选最美教师", "使用XR设备3套", "开展Xbox个案研究")) {
            assertTrue(of(said(wording)).complete(), wording);
        }
    }
}
