package dudao.inspection.rulepacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dudao.commons.time.Calendars;
import dudao.commons.time.DayKind;
import dudao.inspection.procedure.InspectionKind;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RulePackTest {

    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private final RulePacks packs = new RulePacks(JSON);
    private final Deadlines deadlines = new Deadlines(packs, Calendars.load(JSON));

    @Test
    void everyRuleIsCitedAndSaysSomething() {
        Set<String> ids = new HashSet<>();
        for (RulePackView pack : packs.all()) {
            for (Cited cited : pack.rules()) {
                Rule rule = cited.rule();
                assertTrue(ids.add(pack.version() + cited.id()), cited.id());
                assertFalse(rule.text().isBlank(), cited.id());
                assertEquals(rule.amount() == null, rule.unit() == null, cited.id());
                assertEquals(rule.amount() == null, rule.start() == null, cited.id());
                assertEquals(rule.verified(), !cited.citation().contains("条文待核"), cited.id());
                assertTrue(!rule.verified() || cited.citation().contains("条"), cited.id());
            }
        }
    }

    @Test
    void whatNobodyHasReadSetsNoLimit() {
        Optional<Deadline> report = deadlines.of(
                "CN-ZJ", InspectionKind.SPECIAL, Matter.REPORT_TO_GOVERNMENT, StartEvent.OPINION_ISSUED, DAY);
        assertTrue(report.isEmpty());
        assertTrue(packs.at("CN-ZJ", DAY)
                .about(Matter.REPORT_TO_GOVERNMENT, InspectionKind.SPECIAL)
                .orElseThrow()
                .rule()
                .verified());
        assertTrue(packs.at("CN", DAY)
                .about(Matter.ACCOUNTABILITY_START, InspectionKind.SPECIAL)
                .orElseThrow()
                .sentence()
                .contains("条文待核"));
    }

    /** 国务院令第733号 is in force from 1 February 2021 on; before, there was no such review. */
    @Test
    void governmentInspectionFollowsALawOfItsOwn() {
        assertTrue(deadlines
                .shown("CN", Matter.GOVERNMENT_REVIEW, LocalDate.of(2021, 1, 31))
                .isEmpty());
        Deadline review = deadlines
                .shown("CN", Matter.GOVERNMENT_REVIEW, LocalDate.of(2021, 2, 1))
                .orElseThrow()
                .deadline();
        assertEquals("2021", review.ruleVersion());
        assertEquals("《政府督查工作条例》第十七条", review.citation());
        assertEquals(30, review.amount());
        assertTrue(
                packs.at("CN", DAY).about(Matter.TEAM, InspectionKind.SPECIAL).isPresent());
        assertEquals("教育督导条例", packs.find("CN", DAY).orElseThrow().law());
    }

    /** 重庆 asks for writing after a comprehensive inspection alone. */
    @Test
    void chongqingAsksForAWrittenOpinionAfterAComprehensiveInspection() {
        for (InspectionKind kind : List.of(InspectionKind.SPECIAL, InspectionKind.COMPREHENSIVE)) {
            String text = packs.at("CN-CQ", DAY)
                    .about(Matter.PRELIMINARY_OPINION, kind)
                    .orElseThrow()
                    .rule()
                    .text();
            assertEquals(kind == InspectionKind.COMPREHENSIVE, text.contains("书面"), text);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theGroupIsAsLargeAsTheInspectionSays(InspectionKind kind) {
        for (RulePackView pack : packs.all()) {
            assertEquals(
                    kind.fewestInspectors(), packs.at(pack.jurisdiction(), DAY).fewestInspectors(kind), kind.name());
        }
    }

    /** Before a local law was there the national one holds alone, which gives no period for a defence. */
    @ParameterizedTest
    @CsvSource({
        "CN-SH, 2014-06-02, CN",
        "CN-SH, 2026-03-02, CN-SH",
        "CN-ZJ, 2018-06-04, CN",
        "CN-ZJ, 2026-03-02, CN-ZJ",
        "CN-CQ, 2014-06-02, CN",
        "CN-CQ, 2026-03-02, CN-CQ",
        "CN-SD, 2026-03-02, CN",
        "CN, 2026-03-02, CN"
    })
    void theDayOfTheStartEventChoosesThePack(String jurisdiction, LocalDate day, String from) {
        Cited defence = packs.at(jurisdiction, day)
                .about(Matter.DEFENCE, InspectionKind.SPECIAL)
                .orElseThrow();
        assertEquals(from, defence.jurisdiction());
        assertEquals(!from.equals("CN"), defence.rule().setsPeriod());
    }

    @Test
    void aLawIsNotThereBeforeItsDay() {
        assertTrue(packs.find("CN", LocalDate.of(2012, 9, 30)).isEmpty());
        assertTrue(packs.find("CN", LocalDate.of(2012, 10, 1)).isPresent());
        assertTrue(packs.at("CN-SH", LocalDate.of(2010, 1, 1)).packs().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"SPECIAL, 2026-03-07, 2026-03-09", "COMPREHENSIVE, 2026-03-12, 2026-03-12"})
    void chongqingGivesAComprehensiveInspectionTwiceTheTime(InspectionKind kind, LocalDate plain, LocalDate due) {
        Deadline limit = deadlines
                .of("CN-CQ", kind, Matter.PRELIMINARY_OPINION, StartEvent.DELIBERATED, DAY)
                .orElseThrow();
        assertEquals(due, limit.dueOn());
        assertEquals("CN-CQ.preliminary-opinion." + kind, limit.ruleId());
        assertTrue(limit.basis().contains(plain.toString()), limit::basis);
    }

    @Test
    void aLimitExplainsItself() {
        Deadline limit = deadlines
                .of(
                        "CN-ZJ",
                        InspectionKind.SPECIAL,
                        Matter.DEFENCE,
                        StartEvent.PRELIMINARY_RECEIVED,
                        LocalDate.of(2026, 4, 21))
                .orElseThrow();
        assertEquals(
                "依据《浙江省教育督导条例》第十一条第五项:被督导单位自收到初步意见之日起10日内向督导机构申辩;收到初步意见自 2026-04-21"
                        + " 次日起第 10 日为 2026-05-01(周五),为休息日,顺延至 2026-05-06(周三)(《民法典》第二百零三条);"
                        + "日历版本 CN-2026",
                limit.basis());
        assertEquals(DayKind.CALENDAR_DAY, limit.dayKind());
        assertEquals("2019", limit.ruleVersion());
    }

    @Test
    void aLimitBeyondTheLastNoticeIsProvisional() {
        Deadline limit = deadlines
                .of(
                        "CN-SH",
                        InspectionKind.SPECIAL,
                        Matter.OPINION_LETTER,
                        StartEvent.INSPECTION_ENDED,
                        LocalDate.of(2026, 12, 20))
                .orElseThrow();
        assertTrue(limit.provisional());
        assertTrue(limit.calendar().contains("暂定"), limit::calendar);
    }

    @Test
    void aRegularVisitHasNoneOfTheFormalLimits() {
        for (StartEvent event : StartEvent.values()) {
            for (Matter matter : List.of(Matter.DEFENCE, Matter.OPINION_LETTER, Matter.PUBLICATION)) {
                assertTrue(deadlines
                        .of("CN-SH", InspectionKind.REGULAR, matter, event, DAY)
                        .isEmpty());
            }
        }
    }
}
