package dudao.task.listing;

import static dudao.task.testing.Person.TASKS;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.tables.Table;
import dudao.commons.testing.RealParts;
import dudao.commons.time.Clocks;
import dudao.task.testing.City;
import dudao.task.testing.Person;
import dudao.task.testing.TaskRows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class TaskExportTest {

    private static final String HEADER = "区县,承办单位,要点条目,任务,来源,状态,灯,办结时限,原时限,剩余工作日,任务标识";

    @Inject
    OrganizationTree tree;

    private final Jdbi owner = RealParts.owner();
    private final UUID measure = UUID.randomUUID();
    private City city;
    private TaskRows rows;
    private Person supervisor;

    @BeforeEach
    void found() {
        city = City.found(tree);
        rows = new TaskRows(owner);
        supervisor = Person.supervisor(city.bureau());
    }

    private String late(UUID unit, String dueOn) {
        return rows.add(city, unit, "ACCEPTED", measure, Clocks.endOf(LocalDate.parse(dueOn)))
                .toString();
    }

    private List<String> csv(Person person, String query) {
        String table = person.request()
                .get(TASKS + "/export?format=csv&measureId=" + measure + query)
                .then()
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .header("Content-Disposition", equalTo("attachment; filename=\"tasks.csv\""))
                .extract()
                .asString();
        assertTrue(table.startsWith("\uFEFF" + HEADER + "\r\n"), table);
        return table.lines().skip(1).toList();
    }

    private static List<String> ids(List<String> lines) {
        return lines.stream()
                .map(line -> line.substring(line.lastIndexOf(',') + 1))
                .toList();
    }

    @Test
    void aLineSaysWhatPeopleKeepInTheirLedger() {
        String id = late(city.school(), "2026-10-12");
        owner.useHandle(handle -> {
            handle.execute(
                    "insert into plan (id, title, issuer_id, state, version) values (?, '要点', ?, 'ISSUED', 1)",
                    TaskRows.planOf(measure),
                    city.bureau());
            handle.execute(
                    "insert into plan_item (id, plan_id, position, number, title) values (?, ?, 1, '12', '劳动教育')",
                    TaskRows.itemOf(measure),
                    TaskRows.planOf(measure));
        });
        List<String> lines = csv(supervisor, "&asOf=2026-10-19");
        assertEquals(
                List.of("COUNTY_BUREAU %s,SCHOOL %s,12 劳动教育,举措,计划任务,已签收,红,2026-10-12,2026-10-12,-5,%s"
                        .formatted(city.county(), city.school(), id)),
                lines);
    }

    @Test
    void itHasWhatTheListHasInItsOrder() {
        int number = 2 * Table.ROWS_AT_A_TIME + 3;
        UUID one = UUID.fromString(late(city.school(), "2026-10-12"));
        owner.useHandle(handle -> handle.createUpdate(
                        """
                        insert into task (id, source, plan_id, item_id, measure_id, organization_id, county_id, title, state,
                          assigned_at, assigned_by, due_at, original_due_at, deadline_basis, updated_at)
                        select uuidv7(), source, plan_id, item_id, measure_id, organization_id, county_id, title, 'CANCELLED',
                          assigned_at, assigned_by, due_at - n % 7 * interval '1 day', original_due_at, deadline_basis,
                          updated_at
                        from task, generate_series(2, :number) n where id = :one""")
                .bind("number", number)
                .bind("one", one)
                .execute());
        List<String> listed = new ArrayList<>();
        String cursor = "";
        do {
            var page = supervisor
                    .get(TASKS + "?limit=200&measureId=" + measure + cursor)
                    .jsonPath();
            listed.addAll(page.getList("items.id"));
            cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
        } while (cursor != null);
        assertEquals(number, listed.size());
        assertEquals(listed, ids(csv(supervisor, "")));
        assertEquals(List.of(one.toString()), ids(csv(supervisor, "&overdue=true")));
    }

    @Test
    void nobodyGetsMoreThanTheListShows() {
        String own = late(city.school(), "2026-10-12");
        String near = late(city.secondSchool(), "2026-10-13");
        String far = late(city.farSchool(), "2026-10-14");
        assertEquals(List.of(own, near, far), ids(csv(supervisor, "")));
        assertEquals(List.of(own, near), ids(csv(Person.head(city.county()), "")));
        assertEquals(List.of(own), ids(csv(Person.head(city.school()), "")));
        supervisor.get(TASKS + "/export?under=" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void aSheetIsSentWholeAndLeavesNothingBehind() throws IOException {
        late(city.school(), "2026-10-12");
        byte[] sheet = supervisor
                .request()
                .get(TASKS + "/export?measureId=" + measure)
                .then()
                .statusCode(200)
                .contentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .header("Content-Disposition", equalTo("attachment; filename=\"tasks.xlsx\""))
                .extract()
                .asByteArray();
        assertEquals("PK", new String(sheet, 0, 2));
        Awaitility.await().until(() -> openTables() == 0);
    }

    private static long openTables() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.filter(TaskExportTest::isTable).count();
        }
    }

    private static boolean isTable(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().contains("dudao-table");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        supervisor.get(TASKS + "/export?format=pdf").then().statusCode(400).body("code", equalTo("INVALID_PARAMETER"));
        supervisor.get(TASKS + "/export?cursor=abc").then().statusCode(400).body("code", equalTo("UNKNOWN_PARAMETER"));
    }

    @Test
    void whoTookALedgerIsKnown() {
        Instant before = Instant.now();
        csv(supervisor, "");
        Awaitility.await().until(() -> audited(before) == 1);
    }

    private int audited(Instant since) {
        return owner.withHandle(handle -> handle.createQuery(
                        """
                        select count(*) from (select action, at, actor from audit_pending union all
                          select action, at, actor from audit_event) a
                        where action = 'exportTasks' and actor = 'supervisor' and at >= :since""")
                .bind("since", since.atOffset(ZoneOffset.UTC))
                .mapTo(Integer.class)
                .one());
    }
}
