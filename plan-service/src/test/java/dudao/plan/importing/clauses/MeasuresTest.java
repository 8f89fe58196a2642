package dudao.plan.importing.clauses;

import static dudao.plan.importing.document.Commitment.EXPLORE;
import static dudao.plan.importing.document.Commitment.MUST;
import static dudao.plan.importing.document.Commitment.STRIVE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.plan.importing.document.Commitment;
import dudao.plan.importing.document.ImportedMeasure;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuresTest {

    @Test
    void sentencesAreMeasures() {
        assertEquals(List.of("制定方案,明确分工。", "加强巡查;", "建立台账。"), wordings("制定方案,明确分工。加强巡查;建立台账。"));
    }

    @Test
    void measureWithoutASofteningWordIsADuty() {
        assertEquals(List.of(MUST), commitments("推进校舍维修,确保如期交付。"));
    }

    @Test
    void softeningWordPartsTheSentence() {
        assertEquals(List.of("新建食堂4个", "力争全部获评优秀。"), wordings("新建食堂4个,力争全部获评优秀。"));
        assertEquals(List.of(MUST, STRIVE), commitments("新建食堂4个,力争全部获评优秀。"));
    }

    @Test
    void clauseGoesOnAsTheOneBefore() {
        assertEquals(List.of(EXPLORE, MUST), commitments("鼓励校企合作,共建实训基地,确保安全。"));
        assertEquals(List.of(STRIVE), commitments("力争通过评估,实现全面达标。"));
    }

    @Test
    void strivingAndExploring() {
        assertEquals(List.of(STRIVE), commitments("争创省级示范县。"));
        assertEquals(List.of(EXPLORE), commitments("探索弹性离校。"));
        assertEquals(List.of(EXPLORE), commitments("推进走班教学试点工作。"));
        assertEquals(List.of(EXPLORE), commitments("试点错峰放学。"));
    }

    @Test
    void softWordInANameSoftensNothing() {
        assertEquals(List.of(MUST), commitments("办好“探索者”科技节,落实《鼓励创新办法》。"));
    }

    @Test
    void punctuationInQuotesPartsNothing() {
        assertEquals(1, wordings("开展“护苗。护航;护学”行动(含寄宿生;走读生)。").size());
    }

    @Test
    void responsibleUnitsAreNoMeasure() {
        assertEquals(List.of("完善制度。"), wordings("完善制度。(责任单位:基教科、督导室)"));
        assertEquals(List.of("完善制度。"), wordings("完善制度。\n牵头单位：办公室"));
    }

    @Test
    void sentenceWithoutAStopIsOneToo() {
        assertEquals(List.of("完善制度"), wordings("完善制度"));
    }

    @Test
    void spansCoverTheWordings() {
        String submitted = "完善制度。 加强\n巡查,力争无事故。";
        List<ImportedMeasure> measures = Measures.in(Passages.of(submitted));
        assertEquals(
                List.of("完善制度。", "加强\n巡查", "力争无事故。"),
                measures.stream()
                        .map(measure -> submitted.substring(
                                measure.span().start(), measure.span().end()))
                        .toList());
    }

    private static List<String> wordings(String body) {
        return Measures.in(Passages.of(body)).stream()
                .map(ImportedMeasure::wording)
                .toList();
    }

    private static List<Commitment> commitments(String body) {
        return Measures.in(Passages.of(body)).stream()
                .map(ImportedMeasure::commitment)
                .toList();
    }
}
