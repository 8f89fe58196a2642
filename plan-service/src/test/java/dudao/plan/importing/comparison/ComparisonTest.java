package dudao.plan.importing.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.plan.importing.comparison.ImportDiff.DocumentDiff;
import dudao.plan.importing.comparison.ImportDiff.ItemDiff;
import dudao.plan.importing.document.ImportResult;
import dudao.plan.importing.structure.PlanRecogniser;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final String TEXT =
            """
            云江市2025年教育工作要点
            一、办好学前教育
            1.扩大普惠资源。年底前新建幼儿园5所，新增学位900个。完善成本分担机制。
            2.提升保教质量。遴选试点园20个。开展园长培训。
            二、守牢安全底线
            3.排查校园隐患。每月巡查一次，逐项销号。
            """;

    @Test
    void sameTextDiffersInNothing() {
        DocumentDiff diff = only(TEXT, TEXT.replace("\n", "\r\n\r\n  "));
        assertEquals(3, diff.itemsUnchanged());
        assertEquals(List.of(), diff.itemsChanged());
        assertEquals(List.of(), diff.itemsAdded());
        assertEquals(List.of(), diff.itemsRemoved());
    }

    @Test
    void itemIsFoundAgainUnderAnotherNumber() {
        DocumentDiff diff = only(
                TEXT,
                TEXT.replace("1.扩大", "1.抓实党建引领。建强基层堡垒。\n2.扩大")
                        .replace("2.提升", "3.提升")
                        .replace("3.排查", "4.排查"));
        assertEquals(
                List.of("抓实党建引领"),
                diff.itemsAdded().stream().map(ImportDiff.ItemKey::title).toList());
        assertEquals(List.of(), diff.itemsRemoved());
        assertEquals(
                List.of("1 2 false", "2 3 false", "3 4 false"),
                diff.itemsChanged().stream()
                        .map(item -> item.earlier().number() + " " + item.item().number() + " " + item.bodyChanged())
                        .toList());
    }

    @Test
    void measuresAndTargetsOfAChangedItem() {
        DocumentDiff diff =
                only(TEXT, TEXT.replace("新建幼儿园5所，新增学位900个。完善成本分担机制。", "新建幼儿园8所。力争完善成本分担机制。建立月报制度，培育名园长3名。"));
        ItemDiff item = diff.itemsChanged().get(0);
        assertTrue(item.bodyChanged());
        assertEquals(2, diff.itemsUnchanged());
        assertEquals(
                List.of("5 8"),
                item.targetsChanged().stream()
                        .map(change -> change.earlier().quantity() + " "
                                + change.later().quantity())
                        .toList());
        assertEquals(
                List.of("学位"),
                item.targetsRemoved().stream().map(target -> target.object()).toList());
        assertEquals(
                List.of("名园长"),
                item.targetsAdded().stream().map(target -> target.object()).toList());
        assertEquals(
                List.of("完善成本分担机制。 力争完善成本分担机制。"),
                item.measuresChanged().stream()
                        .filter(change -> change.later().wording().startsWith("力争"))
                        .map(change -> change.earlier().wording() + " "
                                + change.later().wording())
                        .toList());
        assertTrue(item.measuresAdded().stream()
                .anyMatch(measure -> measure.wording().startsWith("建立月报")));
    }

    @Test
    void itemIsFoundAgainUnderAnotherTitle() {
        DocumentDiff diff = only(TEXT, TEXT.replace("排查校园隐患", "常态化开展隐患治理"));
        assertEquals("排查校园隐患", diff.itemsChanged().get(0).earlier().title());
        assertEquals("常态化开展隐患治理", diff.itemsChanged().get(0).item().title());
    }

    @Test
    void anotherItemUnderTheSameNumberIsNotTheSame() {
        DocumentDiff diff = only(TEXT, TEXT.replace("3.排查校园隐患。每月巡查一次，逐项销号。", "3.深化语言文字工作。组织诵读展演和规范汉字书写。"));
        assertEquals(1, diff.itemsAdded().size());
        assertEquals(1, diff.itemsRemoved().size());
    }

    @Test
    void documentsComeAndGo() {
        String other = "西区2025年财务工作方案\n1.强化预算。压减支出。\n";
        ImportDiff diff = Comparison.of(result(TEXT), result(other));
        assertEquals(2, diff.documents().size());
        assertNull(diff.documents().get(0).earlier());
        assertNull(diff.documents().get(1).document());
        assertEquals(3, diff.documents().get(1).itemsRemoved().size());
    }

    @Test
    void tenThousandItemsAreComparedSoon() {
        ImportResult one = result(TEXT + numbered(0));
        ImportResult other = result(TEXT + numbered(7));
        assertTimeout(Duration.ofSeconds(10), () -> Comparison.of(one, other));
    }

    private static String numbered(int shift) {
        StringBuilder text = new StringBuilder();
        for (int i = 4; i < 999; i++) {
            text.append(i)
                    .append(".抓实第")
                    .append(i * 31 + shift)
                    .append("件事。")
                    .append("落实责任到人，完善制度。".repeat(40))
                    .append(i * shift)
                    .append("条\n");
        }
        return text.toString();
    }

    private static DocumentDiff only(String before, String after) {
        ImportDiff diff = Comparison.of(result(before), result(after));
        assertEquals(1, diff.documents().size());
        return diff.documents().get(0);
    }

    private static ImportResult result(String text) {
        return PlanRecogniser.recognise(text);
    }
}
