package dudao.task.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ConsoleTest {

    @TestHTTPResource("/")
    URI base;

    private final Jdbi jdbi = RealParts.owner();

    private World world;
    private Browser browser;

    @BeforeEach
    void start() {
        world = new World(jdbi);
        browser = new Browser(base);
    }

    @Test
    void lightsAreCountedByCounty() {
        world.task(world.school, world.county, "甲", "IN_PROGRESS", -30);
        world.task(world.school, world.county, "乙", "ASSIGNED", 60);
        world.task(world.school, world.county, "丙", "OBJECTED", -30);
        world.task(world.school, world.county, "丁", "CLOSED", -30);
        world.task(world.school, world.county, "戊", "REASSIGNED", -30);
        world.task(world.otherSchool, world.otherCounty, "己", "ACCEPTED", 60);
        String page = read("/", "LEADER", world.city);
        // total, green, yellow, red, dark red, blue, grey, paused, done
        assertEquals(List.of(4, 0, 0, 0, 1, 0, 1, 1, 1), figures(page, "东岭县教育局"));
        assertEquals(List.of(1, 1, 0, 0, 0, 0, 0, 0, 0), figures(page, "西河区教育局"));
        assertEquals(List.of(5, 1, 0, 0, 1, 0, 1, 1, 1), figures(page, "合计"));
    }

    @Test
    void overdueTasksAreListedWithTheirDelay() {
        UUID late = world.task(world.school, world.county, "校舍加固", "IN_PROGRESS", -30);
        UUID suspended = world.task(world.school, world.county, "暂停的", "SUSPENDED", -30);
        String page = read("/", "LEADER", world.city);
        String row = row(page, "校舍加固");
        assertTrue(row.contains("href=\"/tasks/" + late + "\""), row);
        assertTrue(row.contains("东岭第一小学"), row);
        assertTrue(row.contains("东岭县教育局"), row);
        assertTrue(row.contains("<span class=\"lamp dark-red\">深红</span>"), row);
        assertTrue(
                Pattern.compile("class=\"number\">(1[5-9]|2[0-5])<")
                        .matcher(row)
                        .find(),
                row);
        assertFalse(page.contains(suspended.toString()));
    }

    @Test
    void aRestrictedTaskIsForItsUnitAndItsOfficeOnly() {
        world.task(world.school, world.county, "甲", "IN_PROGRESS", -30);
        UUID secret = world.task(world.school, world.county, "限制知悉的", "IN_PROGRESS", -30);
        Rows.sql(
                "update task set classification = 'RESTRICTED', handling_office_id = ? where id = ?",
                world.city,
                secret);
        Map<UUID, Integer> visible = Map.of(world.city, 2, world.school, 2, world.county, 1);
        visible.forEach((organization, tasks) -> {
            browser = new Browser(base);
            String page = read("/", "UNIT_HEAD", organization);
            assertEquals(tasks, figures(page, "东岭县教育局").get(0), page);
            assertEquals(tasks == 2, page.contains("限制知悉的"), page);
            assertEquals(tasks == 2 ? 200 : 404, browser.get("/tasks/" + secret).statusCode());
        });
    }

    @Test
    void aCountyCanBeChosen() {
        world.task(world.school, world.county, "甲", "IN_PROGRESS", -30);
        world.task(world.otherSchool, world.otherCounty, "乙", "IN_PROGRESS", -30);
        String page = read("/?county=" + world.otherCounty, "LEADER", world.city);
        assertTrue(page.contains("西河中学"));
        assertFalse(page.contains("东岭第一小学"));
        assertTrue(page.contains("<option value=\"" + world.otherCounty + "\" selected>"), page);
        assertTrue(browser.get("/?county=").body().contains("东岭第一小学"));
    }

    @Test
    void aCountySeesItsOwnOnly() {
        world.task(world.school, world.county, "甲", "IN_PROGRESS", -30);
        UUID other = world.task(world.otherSchool, world.otherCounty, "乙", "IN_PROGRESS", -30);
        String page = read("/", "SUPERVISOR", world.county);
        assertTrue(page.contains("东岭第一小学"));
        assertFalse(page.contains("西河"), page);
        assertEquals(404, browser.get("/tasks/" + other).statusCode());
        assertEquals(404, browser.get("/?county=" + world.otherCounty).statusCode());
        assertTrue(page.contains("href=\"/tasks/late.xlsx\""), page);
        assertTrue(browser.get("/tasks/late.xlsx").body().startsWith("PK"));
        assertEquals(
                404, browser.get("/tasks/late.xlsx?county=" + world.otherCounty).statusCode());
    }

    @Test
    void theNextPageGoesOnWhereThisOneEnds() {
        for (int i = 0; i < 53; i++) {
            world.task(world.school, world.county, "逾期" + i, "IN_PROGRESS", -10 - i);
        }
        String first = read("/", "LEADER", world.city);
        assertEquals(50, first.split("<th scope=\"row\"><a href=\"/tasks/").length - 1);
        Matcher next = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(first);
        assertTrue(next.find());
        String second = browser.get(next.group(1).replace("&amp;", "&")).body();
        assertEquals(3, second.split("<th scope=\"row\"><a href=\"/tasks/").length - 1, second);
        assertTrue(second.contains(">逾期0<"));
        assertFalse(second.contains("rel=\"next\""));
    }

    @Test
    void theTaskPageTellsLimitAndStory() {
        UUID task = world.task(world.school, world.county, "校舍加固", "RETURNED", -30);
        world.returned(task, "照片看不清");
        String page = read("/tasks/" + task, "UNIT_CLERK", world.school);
        assertTrue(page.contains(World.BASIS));
        assertTrue(page.contains("<strong>已退回</strong>"), page);
        String step = row(page, "照片看不清");
        assertTrue(step.contains("王督导（临江市教育局）"), step);
        assertTrue(step.contains("待审核 → 已退回"), step);
    }

    @Test
    void textIsNeverMarkup() {
        UUID task = world.task(world.school, world.county, "<script>alert(\"1\")</script>", "IN_PROGRESS", -30);
        String page = read("/", "LEADER", world.city);
        assertTrue(page.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;"), page);
        assertFalse(page.contains("<script"));
        assertFalse(browser.get("/tasks/" + task).body().contains("<script"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SYSADMIN", "SECADMIN", "AUDITOR", "STRANGER"})
    void administratorsSeeNoTasks(String role) {
        world.task(world.school, world.county, "校舍加固", "IN_PROGRESS", -30);
        HttpResponse<String> page = browser.signIn("/", "admin", role, world.city);
        assertPage(403, page);
        assertFalse(page.body().contains("校舍加固"));
    }

    @Test
    void whatCannotBeReadIsAPageToo() {
        read("/", "LEADER", world.city);
        assertPage(404, browser.get("/tasks/" + UUID.randomUUID()));
        assertPage(404, browser.get("/tasks/none"));
        assertPage(400, browser.get("/?county=none"));
        assertPage(400, browser.get("/?cursor=none"));
        assertPage(400, browser.get("/?limit=0"));
        assertPage(404, browser.get("/?limit=many"));
        assertPage(400, browser.get("/?misspelt=1"));
    }

    @Test
    void anUnknownOrganisationIsRefused() {
        assertPage(403, browser.signIn("/", "leader", "LEADER", UUID.randomUUID()));
    }

    @Test
    void nothingMayRunOrFrameThePages() {
        HttpResponse<String> page = browser.signIn("/", "leader", "LEADER", world.city);
        assertPage(200, page);
        assertFalse(page.body().contains(" style="));
        assertFalse(page.body().contains("<style"));
        assertEquals(200, browser.get("/console.css").statusCode());
    }

    private String read(String path, String role, UUID organization) {
        HttpResponse<String> page = browser.signIn(path, "reader", role, organization);
        assertPage(200, page);
        return page.body();
    }

    private static void assertPage(int status, HttpResponse<String> page) {
        assertEquals(status, page.statusCode(), page.body());
        assertEquals(
                "text/html;charset=UTF-8",
                page.headers().firstValue("Content-Type").orElse(""));
        String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
        assertTrue(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), policy);
        assertFalse(policy.contains("unsafe"), policy);
        assertEquals(
                "nosniff", page.headers().firstValue("X-Content-Type-Options").orElse(""));
        assertEquals("same-origin", page.headers().firstValue("Referrer-Policy").orElse(""));
        assertEquals("no-store", page.headers().firstValue("Cache-Control").orElse(""));
        assertTrue(page.body().contains("<html lang=\"zh-CN\">"), page.body());
    }

    private static String row(String page, String text) {
        return Arrays.stream(page.split("<tr>"))
                .filter(each -> each.contains(text))
                .reduce((first, last) -> last)
                .orElseThrow(() -> new AssertionError(page));
    }

    private static List<Integer> figures(String page, String county) {
        String table = page.substring(page.indexOf("<table class=\"figures\">"), page.indexOf("</table>"));
        return Pattern.compile("<td>(\\d+)</td>")
                .matcher(row(table, county))
                .results()
                .map(cell -> Integer.valueOf(cell.group(1)))
                .toList();
    }
}
