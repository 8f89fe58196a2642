package dudao.plan.planning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.plan.audience.Audience;
import dudao.plan.content.Item;
import dudao.plan.content.Measure;
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

    @Test
    void namesWithSuchLettersDoNot() {
        for (String wording : List.of("推进1+X证书试点", "完善3+X项目库", "评选最美教师", "使用XR设备3套", "开展Xbox个案研究")) {
            assertTrue(of(said(wording)).complete(), wording);
        }
    }
}
