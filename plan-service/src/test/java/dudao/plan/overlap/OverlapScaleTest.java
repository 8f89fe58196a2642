package dudao.plan.overlap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.plan.testing.City;
import dudao.plan.testing.Statements;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** However large the plans and however many, the same few statements. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class OverlapScaleTest {

    private static final List<String> VERBS = List.of("推进", "健全", "组织", "完善", "实施", "深化", "开展", "落实");
    private static final List<String> PLACES = List.of("城乡", "乡镇", "中心城区", "各类", "义务教育", "高中", "职业", "学前");
    private static final List<String> THINGS =
            List.of("集团化办学", "课后服务", "校车运行", "食堂管理", "教师交流", "心理健康", "体育场馆", "劳动实践", "阅读行动", "消防设施", "实验教学", "家校协同");
    private static final List<String> ENDS = List.of("建设", "评估", "攻坚行动", "提升工程", "专项检查", "试点", "培训", "示范创建");

    @Inject
    OrganizationTree tree;

    @Inject
    Jdbi jdbi;

    private City city;

    @Test
    void theNumberOfStatementsIsConstant() {
        Random random = new Random(7);
        city = new City(tree);
        String small = city.complete("小计划");
        city.issued("小要点", 1);
        int few = Statements.countedBy(
                jdbi, () -> city.issuer.get(small + "/overlaps").statusCode(200));
        Schools schools = new Schools(tree, city, 10, 2000, random);
        List<String> audiences =
                Stream.generate(() -> schools.draw(random).json()).limit(40).toList();
        PlanRows rows = new PlanRows();
        String plan = "/plans/" + plan(rows, "要点", "DRAFT", audiences, random);
        for (int n = 0; n < 4; n++) {
            plan(rows, "计划" + n, "ISSUED", audiences, random);
        }
        rows.write();
        for (String what : List.of("/overlaps?limit=200", "/burden", "/duty-list")) {
            city.issuer.get(plan + what).statusCode(200);
        }
        assertEquals(few, Statements.countedBy(jdbi, () -> city.issuer
                .get(plan + "/overlaps")
                .statusCode(200)));
    }

    private UUID plan(PlanRows rows, String kind, String status, List<String> audiences, Random random) {
        UUID plan = rows.plan(city.id, kind, 2026, status);
        for (int i = 0; i < 60; i++) {
            UUID item = rows.item(plan, i);
            for (int m = 0; m < 20; m++) {
                String wording = one(VERBS, random) + one(PLACES, random) + one(THINGS, random) + one(ENDS, random)
                        + ",在" + one(PLACES, random) + "学校" + one(VERBS, random) + one(THINGS, random) + "工作"
                        + (random.nextInt(5) == 0 ? ",每季度报送" + one(THINGS, random) + one(ENDS, random) + "情况。" : "。");
                rows.measure(
                        plan,
                        item,
                        i,
                        m,
                        wording,
                        one(audiences, random),
                        LocalDate.of(2026, 1 + random.nextInt(12), 20),
                        random.nextInt(3) == 0 ? one(PLACES, random) + one(THINGS, random) + "项目" : null);
            }
        }
        return plan;
    }

    private static String one(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
