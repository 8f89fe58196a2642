package dudao.plan.importing.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.plan.importing.document.ImportResult;
import dudao.plan.importing.document.ImportWarning;
import dudao.plan.importing.document.ImportedDocument;
import dudao.plan.importing.document.ImportedItem;
import dudao.plan.importing.document.Span;
import dudao.plan.importing.text.Numeral;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any text is read in time that grows with its length, without an error and without a lost line. */
class HostileTextTest {

    private static final int HALF_A_MILLION = 1 << 19;
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final String HEAD = "2025年教育工作要点\n一、抓党建\n1.抓实。";

    private static final String PAGE_NUMBER = "- 3 -";

    /** Where they come again in the middle of a sentence they are dropped, as page numbers are. */
    private static final List<String> HEADERS = List.of("2025年工作要点", "教育局2024年工作总结", "关于印发要点的通知", "云教〔2025〕7号");

    private static final String[] PIECES = {
        "一、",
        "（二）",
        "3.",
        "12、",
        "2025年工作要点\n",
        "\n",
        "\r\n",
        " ",
        "　",
        "。",
        "，",
        "、",
        "“",
        "”",
        "《",
        "》",
        "(",
        ")",
        "\"",
        "建设",
        "10所",
        "学校",
        "每月一次",
        "年底前",
        "13月32日前",
        "X 所",
        "X%",
        "至少",
        "全覆盖",
        "百所",
        "😀",
        "\0",
        "\u0007",
        "\uFEFF",
        "附件",
        "篇二:工作",
        "教育局2024年工作总结\n",
        "关于印发要点的通知\n",
        "2025年3月1日\n",
        PAGE_NUMBER + "\n",
        "力争",
        "探索",
        "1,000",
        "9999999999999999999",
        "云教〔2025〕7号\n",
        "教育局\n",
        "：",
        "；",
        "%",
        "到2030年",
        "抓实抓细",
        "。\n",
        "1+X",
        "第",
        "\u2028",
        "责任单位：",
        "牵头单位:人事处",
        "各县区",
        "（安全处牵头）",
        "〔2025〕7号",
        "其中",
        "学期末",
        "秋季开学前"
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "教",
                "9",
                "一",
                "(",
                "“",
                "《",
                "\"",
                " ",
                "\n",
                "\0",
                "😀",
                "。",
                "建设10所",
                "10所、",
                "1 ",
                "每月",
                "年底前",
                "全覆盖",
                "X%",
                "1-",
                "1.",
                "\n1.乙",
                "\n12",
                "\n附件",
                "(一)",
                "\n(一)甲",
                "一、甲 1.乙。丙。",
                "2025年工作要点\n1.乙。丙\n12\n",
                "加强工作。推进建设，发展。",
                "(      ",
                "\n2025年工作要点",
                "责任单位：",
                "责任单位：甲、",
                "各县(",
                "（甲牵头，",
                "〔2025〕",
                "《甲",
                "其中10所",
                "春季学期",
                "2024-2025学年",
                "甲〔2025〕7号",
                "教育局办公室文件\n实施，开展\n",
                "一、甲\n",
                "甲）》”",
                "一、（一）1.第一条①责任单位：",
                "新建12所、",
                "每年2次3次",
                "第",
                "根据市委",
                "10项行动",
                "适时，",
                "X",
                "年",
                "春",
                "2025"
            })
    void halfAMillionCharacters(String piece) {
        String text = HEAD + piece.repeat(HALF_A_MILLION / piece.length());
        assertTimeout(LONG, () -> PlanRecogniser.recognise(text));
    }

    @Test
    void anythingIsReadAndNothingIsLost() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? HEAD : "");
            for (int i = random.nextInt(60); i >= 0; i--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            check(text.toString(), "seed " + seed + " round " + round);
        }
    }

    private static void check(String text, String where) {
        ImportResult result = PlanRecogniser.recognise(text);
        for (ImportedDocument document : result.documents()) {
            assertTrue(!document.items().isEmpty(), where);
            for (ImportedItem item : document.items()) {
                assertEquals(squeezed(item.body()), squeezed(tail(text, item)), where);
                item.measures().forEach(measure -> assertSame(text, measure.span(), measure.wording(), where));
                item.targets().forEach(target -> assertSame(text, target.span(), target.text(), where));
                item.deadlines().forEach(found -> assertSame(text, found.span(), found.text(), where));
                item.parties().forEach(found -> assertSame(text, found.span(), found.name(), where));
                item.references().forEach(found -> assertWithin(item.span(), found.span(), where));
                item.frequencies().forEach(found -> assertSame(text, found.span(), found.text(), where));
            }
        }
        strings(result).forEach(string -> assertWellFormed(string, where));
        assertNothingIsLost(text, result, where);
    }

    private static void assertWithin(Span whole, Span part, String where) {
        assertTrue(whole.contains(part) && part.start() < part.end(), where);
    }

    private static void assertNothingIsLost(String text, ImportResult result, String where) {
        String found = String.join("\n", strings(result).toList());
        if (found.contains(Leftovers.MORE)) {
            return;
        }
        for (String word : text.split("[^\\p{L}\\p{N}]+")) {
            assertTrue(found.contains(word), () -> where + ": " + word + " of " + text + " is not in " + found);
        }
    }

    /** The body is the end of the item's span. */
    private static String tail(String text, ImportedItem item) {
        String whole = squeezed(text.substring(item.span().start(), item.span().end()));
        String body = squeezed(item.body());
        return whole.substring(Math.max(0, whole.length() - body.length()));
    }

    private static void assertSame(String text, Span span, String found, String where) {
        assertEquals(squeezed(found), squeezed(text.substring(span.start(), span.end())), where);
    }

    private static Stream<String> strings(ImportResult result) {
        List<String> strings = new ArrayList<>();
        result.warnings().stream().map(ImportWarning::detail).forEach(strings::add);
        for (ImportedDocument document : result.documents()) {
            document.warnings().stream().map(ImportWarning::detail).forEach(strings::add);
            strings.add(String.valueOf(document.title()));
            document.sections().forEach(section -> strings.add(Numeral.chinese(section.ordinal()) + section.heading()));
            document.items().forEach(item -> strings.add(item.number()));
            document.items().forEach(item -> strings.addAll(List.of(item.title(), item.body())));
            document.items().forEach(item -> item.measures().forEach(measure -> strings.add(measure.wording())));
            document.items().forEach(item -> item.targets().forEach(target -> strings.add(target.text())));
        }
        return strings.stream();
    }

    /** No half of a character of two code units, no NUL: neither JSON nor PostgreSQL can hold them. */
    private static void assertWellFormed(String string, String where) {
        try {
            StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(string));
        } catch (CharacterCodingException e) {
            throw new AssertionError(where, e);
        }
        assertTrue(string.indexOf('\0') < 0, where);
    }

    private static String squeezed(String text) {
        String kept = text.replace(PAGE_NUMBER, "");
        for (String header : HEADERS) {
            kept = kept.replaceAll("[\\s\\p{Cntrl}\\p{Z}\\uFEFF]*".concat(header), "");
        }
        return kept.replaceAll("[\\s\\p{Cntrl}\\p{Z}\\uFEFF\\u200B-\\u200D\\u2060]", "");
    }
}
