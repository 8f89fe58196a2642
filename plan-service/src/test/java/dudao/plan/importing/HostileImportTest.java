package dudao.plan.importing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Tokens;
import dudao.plan.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A megabyte of anything is answered within two seconds, with warnings, and never with the server's own fault. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class HostileImportTest {

    private static final int SIZE = 1 << 20;
    private static final long SOON = 2_000;
    /** Other tests and services may be using the processors: one of so many answers has to come soon. */
    private static final int TRIES = 3;

    private static final String HEAD = "2025年教育工作要点\n一、抓党建\n1.抓实。落实责任。\n";

    private static final String[] NESTED = {"一、甲\n", "（一）乙\n", "1.丙。", "（1）丁", "“《("};

    private final long seed = Long.getLong("dudao.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Inject
    OrganizationTree tree;

    private UUID organization;
    private final HttpClient client = HttpClient.newHttpClient();

    @TestHTTPResource
    URI url;

    @TestFactory
    List<DynamicTest> aMegabyteOf() {
        return List.of(
                test("random characters", i -> Character.toString(random.nextInt(1, 0xD800))),
                test("random Chinese", i -> Character.toString(random.nextInt(0x4E00, 0xA000))),
                test("random words", i -> word()),
                test("no markers", i -> "落实责任，完善制度。\n"),
                test("10,000 numbers", i -> (i + 1) + ".抓实第" + i + "件事。新建学校" + i + "所，年底前完成。\n"),
                test("deep nesting", i -> NESTED[i % NESTED.length]),
                test("open brackets", i -> "（《“("),
                test("characters of four bytes", i -> Character.toString(0x20000 + random.nextInt(40_000))),
                test("escaped lone surrogates", i -> "\\ud83d\\uDC00\\ud800"),
                test("nothing but punctuation", i -> String.valueOf("，。；：、！？…—".charAt(i % 9))),
                test("one line", i -> "推进建设，"),
                test("one number", i -> "9"),
                test("100,000 blank lines", i -> " \u3000\n\n\n"),
                test("bidi controls", i -> "\u202E建\u2066设\u200F10所\u2069"),
                test("100,000 titles within titles", i -> i < 100_000 ? "《" : i < 200_000 ? "》" : "落实责任。"),
                test("section headings", i -> "一、甲\n"),
                test("nothing but commas", i -> "，"),
                test("random digits", i -> String.valueOf((char) ('0' + random.nextInt(10)))),
                test("random wide digits and numerals", i -> String.valueOf("０９一十百万亿两".charAt(random.nextInt(8)))),
                test("all markers in a row", i -> "一、（一）1.（1）①第一条第二章 "),
                test("10,000 numbers with units in a sentence", i -> i < 10_000 ? "新建" + (i + 2) + "所学校，" : "落实责任，"),
                test("closing marks only", i -> "）》”】〕"),
                test("escaped surrogates in words", i -> "建设\\ud83d10所\\udc00，"),
                test("one sentence with labels", i -> "推进建设，责任单位：人事处、安全处，"),
                test("one sentence with dates and offices", i -> "3月" + (i % 31 + 1) + "日前新建12所（甲处牵头），"),
                html("100,000 nested tags", "<div>".repeat(100_000) + HEAD + "</div>".repeat(100_000)),
                html("tags never closed", "<table><tr><td>".repeat(60_000) + HEAD),
                test("labels", i -> "责任单位：甲、乙；"),
                test("titles", i -> "2025年教育工作要点\n"));
    }

    @BeforeEach
    void register() {
        organization = new City(tree).id;
    }

    private DynamicTest test(String name, IntFunction<String> piece) {
        return DynamicTest.dynamicTest(name, () -> {
            String text = filled(piece);
            check(text);
            check(HEAD + text);
        });
    }

    private DynamicTest html(String name, String page) {
        return DynamicTest.dynamicTest(
                name, () -> check(page + " ".repeat(Math.max(0, SIZE - page.length())), "text/html"));
    }

    private void check(String text) throws IOException, InterruptedException {
        check(text, "text/plain");
    }

    private void check(String text, String type) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/api/v1/plan-imports"))
                .header("Authorization", "Bearer " + Tokens.of("person", "ISSUER", organization))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(text))
                .build();
        HttpResponse<String> response;
        long milliseconds;
        int tries = 0;
        do {
            long begun = System.nanoTime();
            response = client.send(request, HttpResponse.BodyHandlers.ofString());
            milliseconds = (System.nanoTime() - begun) / 1_000_000;
        } while (milliseconds > SOON && ++tries < TRIES);
        String answer = response.body();
        String where = "seed " + seed + ": " + response.statusCode() + " after " + milliseconds + " ms";
        assertTrue(response.statusCode() == 201 || response.statusCode() == 422, where);
        assertTrue(response.statusCode() == 201 || answer.contains("\"NO_ITEMS\""), where);
        assertTrue(milliseconds <= SOON, where);
        boolean hasWords = text.substring(Math.min(HEAD.length(), text.length()))
                .codePoints()
                .anyMatch(Character::isLetterOrDigit);
        assertTrue(!hasWords || answer.contains("\"at\":"), where + ": no warning");
    }

    private String word() {
        String[] words = {
            "一、",
            "（二）",
            "3.",
            "12、",
            "\n",
            "。",
            "，",
            "“",
            "”",
            "《",
            "》",
            "建设",
            "10所",
            "每月一次",
            "年底前",
            "X 所",
            "全覆盖",
            "责任单位：",
            "其中",
            "2025年工作要点\n",
            "秋季开学前",
            "百所",
            "附件",
            "各县区"
        };
        return words[random.nextInt(words.length)];
    }

    private static String filled(IntFunction<String> piece) {
        StringBuilder text = new StringBuilder();
        int bytes = 0;
        for (int i = 0; bytes < SIZE; i++) {
            String next = piece.apply(i);
            bytes += next.getBytes(StandardCharsets.UTF_8).length;
            text.append(next);
        }
        return text.toString();
    }
}
