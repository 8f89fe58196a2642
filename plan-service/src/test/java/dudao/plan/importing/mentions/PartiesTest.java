package dudao.plan.importing.mentions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.plan.importing.clauses.Passages;
import dudao.plan.importing.document.ImportedParty;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartiesTest {

    @Test
    void listsBehindLabels() {
        assertEquals(
                List.of(
                        "LEAD OFFICE 基础教育处",
                        "ASSIST OFFICE 人事处",
                        "ASSIST COUNTY 各县（市、区）教育局",
                        "ASSIST SCHOOL 各直属学校",
                        "LEADER PERSON 王副局长"),
                parties("推进轮岗。\n牵头单位：基础教育处\n配合单位:人事处、各县（市、区）教育局，各直属学校\n【分管领导】王副局长\n完成时限：年底前"));
    }

    @Test
    void listsInBrackets() {
        assertEquals(
                List.of("RESPONSIBLE OFFICE 教师工作处", "RESPONSIBLE AUTHORITY 市财政局"), parties("落实津贴。（责任单位：教师工作处、市财政局）"));
        assertEquals(
                List.of("LEAD OFFICE 安全处", "ASSIST OFFICE 后勤中心", "ASSIST COUNTY 各县区教育局"),
                parties("排查隐患（安全处牵头，后勤中心、各县区教育局配合）。"));
    }

    @Test
    void groupsInTheText() {
        List<ImportedParty> parties = Parties.in(Passages.of("推动各县级市(区)教育局和机关各处室履职,各县级市(区)教育局每月报送,各直属学校参照执行。"));
        assertEquals(
                List.of("NAMED COUNTY 各县级市(区)教育局", "NAMED OFFICE 机关各处室", "NAMED SCHOOL 各直属学校"),
                parties.stream().map(PartiesTest::text).toList());
        assertEquals(
                List.of(true, true, true),
                parties.stream().map(ImportedParty::all).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "建设艺术团(中心)项目。",
                "编印《各直属学校管理办法》。",
                "压实责任单位和责任人的主体责任。",
                "完善制度（试行）。",
                "引导家校协同配合（含社区），形成合力。",
                "（　、、、，）。"
            })
    void bracketsAndWordsThatNameNobody(String body) {
        assertEquals(List.of(), parties(body));
    }

    @Test
    void spansPointIntoTheSubmittedText() {
        String submitted = "排查隐患。\n责任单位： 安\n全处。";
        ImportedParty party = Parties.in(Passages.of(submitted)).get(0);
        assertEquals("安全处", party.name().replace(" ", ""));
        assertEquals(
                "安\n全处", submitted.substring(party.span().start(), party.span().end()));
    }

    private static List<String> parties(String body) {
        return Parties.in(Passages.of(body)).stream().map(PartiesTest::text).toList();
    }

    private static String text(ImportedParty party) {
        return party.role() + " " + party.kind() + " " + party.name();
    }
}
