package dudao.local.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.local.Options;
import dudao.local.Ports;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DocumentTest {

    private static Document of(String content) {
        return new Document("test", content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theKeyTellsDocumentsApart() {
        assertEquals(of("甲").key(), of("甲").key());
        assertNotEquals(of("甲").key(), of("乙").key());
    }

    @Test
    void theShippedPlanIsNumberedThroughAndHoldsWhatTheImportRecognises() throws Exception {
        var options = Options.of(Path.of(""), Path.of(""), Ports.free());
        var text = new String(Document.of(options).content(), StandardCharsets.UTF_8);
        var numbers = Pattern.compile("^(\\d+)\\.", Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map(match -> Integer.valueOf(match.group(1)))
                .toList();
        assertEquals(IntStream.rangeClosed(1, 30).boxed().toList(), numbers);
        for (var wanted : List.of(
                "所",
                "亿元",
                "万人次",
                "%",
                "不少于",
                "约",
                "不超过",
                "百所",
                "全覆盖",
                "其中",
                "年底前",
                "6月底前",
                "第三季度",
                "9月1日前",
                "年内",
                "春季开学前",
                "每月",
                "每学期组织不少于2次",
                "每季度",
                "每周",
                "确保",
                "力争",
                "探索",
                "《",
                "责任单位")) {
            assertTrue(text.contains(wanted), wanted);
        }
    }
}
