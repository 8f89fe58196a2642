package dudao.task.listing;

import static dudao.task.testing.Person.TASKS;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.OrganizationTree.Node;
import dudao.commons.identity.OrganizationTree.Registered;
import dudao.commons.identity.OrganizationTree.Relation;
import dudao.commons.testing.RealParts;
import dudao.commons.time.Clocks;
import dudao.task.testing.City;
import dudao.task.testing.Person;
import dudao.task.testing.TaskRows;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A scope is remembered from one request to the next, but never beyond the tree it was found in. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class RememberedScopeTest {

    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);
    /** As many as there are at rest and some more; fewer than there may be. */
    private static final int CONNECTIONS = 10;

    @Inject
    OrganizationTree tree;

    @Inject
    AgroalDataSource dataSource;

    private final Jdbi jdbi = RealParts.owner();

    private City city;
    private UUID task;
    private Person here;
    private Person there;

    @BeforeEach
    void found() {
        city = City.found(tree);
        task = new TaskRows(jdbi)
                .add(city, city.school(), "ACCEPTED", UUID.randomUUID(), Clocks.endOf(LocalDate.of(2027, 6, 1)));
        here = Person.supervisor(city.county());
        there = Person.supervisor(city.otherCounty());
    }

    private void sees(Person person) {
        person.get(TASKS).then().statusCode(200).body("items.id", contains(task.toString()));
        person.task(task.toString()).then().statusCode(200);
    }

    private void doesNotSee(Person person) {
        person.get(TASKS).then().statusCode(200).body("items.id", empty());
        person.task(task.toString()).then().statusCode(404);
    }

    private Registered school(UUID county, List<Relation> relations, long version) {
        return school(county, tree.get(city.school()).name(), relations, version);
    }

    private Registered school(UUID county, String name, List<Relation> relations, long version) {
        Node now = tree.get(city.school());
        String path = tree.get(county).path()
                + now.path().substring(now.path().lastIndexOf('/', now.path().length() - 2) + 1);
        return new Registered(
                now.id(), now.kind(), name, county, path, county, null, null, null, null, null, relations, version);
    }

    private UUID version() {
        return jdbi.withHandle(handle -> handle.createQuery("select version from organization_version")
                .mapTo(UUID.class)
                .one());
    }

    @Test
    void aUnitThatMovesIsSeenWhereItIsAndNotWhereItWas() {
        sees(here);
        doesNotSee(there);
        tree.upsert(List.of(school(city.otherCounty(), List.of(), 1)));
        doesNotSee(here);
        sees(there);
    }

    @Test
    void aUnitsNameIsTheOneItHasNow() {
        String name = tree.get(city.school()).name();
        here.get(TASKS).then().statusCode(200).body("items.organization.name", contains(name));
        tree.upsert(List.of(school(city.county(), name + "(新)", List.of(), 1)));
        here.get(TASKS)
                .then()
                .statusCode(200)
                .body("items.organization.name", contains(name + "(新)"))
                .body("items.organization.countyId", contains(city.county().toString()));
    }

    @Test
    void aCallersOwnMoveMovesTheScope() {
        Person school = Person.head(city.school());
        sees(school);
        tree.upsert(List.of(school(city.otherCounty(), List.of(), 1)));
        sees(school);
    }

    @Test
    void aRelationCountsFromTheMomentItIsThereAndNoLonger() {
        doesNotSee(there);
        Relation guided = new Relation(city.otherCounty(), "GUIDE", LONG_AGO, null);
        tree.upsert(List.of(school(city.county(), List.of(guided), 1)));
        sees(there);
        tree.upsert(List.of(school(city.county(), List.of(), 2)));
        doesNotSee(there);
    }

    @Test
    void theVersionIsAnotherAfterEachTransactionThatChangedTheTree() {
        UUID before = version();
        here.get(TASKS).then().statusCode(200);
        assertEquals(before, version());
        jdbi.useTransaction(handle -> {
            renameAll(handle);
            handle.rollback();
        });
        assertEquals(before, version());
        jdbi.useTransaction(this::renameAll);
        UUID renamed = version();
        assertNotEquals(before, renamed);
        jdbi.useHandle(handle -> handle.execute(
                "insert into organization_relation values (?, ?, 'GUIDE', ?, null)",
                city.school(),
                city.otherCounty(),
                LONG_AGO));
        assertNotEquals(renamed, version());
    }

    /** Thousands of organisations that come in one transaction write the version once. */
    @Test
    void aTransactionWritesTheVersionOnce() {
        jdbi.useTransaction(handle -> {
            renameAll(handle);
            handle.execute("set constraints all immediate");
            assertEquals(
                    1,
                    handle.createQuery(
                                    "select pg_stat_get_xact_tuples_updated(cast('organization_version' as regclass))")
                            .mapTo(Integer.class)
                            .one());
        });
    }

    private void renameAll(Handle handle) {
        handle.execute(
                "update organization set name = name || '.' where path ^@ ?",
                tree.get(city.bureau()).path());
    }

    /** A server that takes over may not have heard of the last changes, and arrives at as many by others. */
    @Test
    void aTreeThatWasLostIsNotTakenForTheOneInItsPlace() {
        jdbi.useHandle(handle -> handle.execute("create table version_before as table organization_version"));
        Relation guided = new Relation(city.otherCounty(), "GUIDE", LONG_AGO, null);
        tree.upsert(List.of(school(city.county(), List.of(guided), 1)));
        sees(there);
        jdbi.useTransaction(handle -> {
            handle.execute("set local session_replication_role = replica");
            handle.execute("delete from organization_relation where organization_id = ?", city.school());
            handle.execute("delete from organization_version");
            handle.execute("insert into organization_version table version_before");
            handle.execute("drop table version_before");
        });
        for (int n = 0; n < 2; n++) {
            jdbi.useHandle(
                    handle -> handle.execute("update organization set name = name || '.' where id = ?", city.bureau()));
        }
        doesNotSee(there);
    }

    /** The driver goes another way with a statement it has seen some times. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=7",
                "overdue=false",
                "light=GREEN&asOf=2027-03-01",
                "dueFrom=2027-01-01&dueTo=2027-12-31",
                "source=PLAN&sort=-dueAt",
                "asOf=2026-10-12&overdue=false&sort=updatedAt",
                "under={county}&state=ACCEPTED",
                "organizationId={school}"
            })
    void aListIsReadAgainAndAgain(String filter) {
        String query = filter.replace("{county}", city.county().toString())
                .replace("{school}", city.school().toString());
        for (Person person : List.of(Person.supervisor(city.bureau()), here)) {
            for (int n = 0; n < 12; n++) {
                person.get(TASKS + "?" + query).then().statusCode(200).body("items.id", contains(task.toString()));
            }
        }
    }

    /** Whoever uses the connection next has no scope of somebody before. */
    @Test
    void aListLeavesNothingInTheSession() throws SQLException {
        for (int n = 0; n < 20; n++) {
            sees(here);
        }
        List<Connection> all = new ArrayList<>();
        try {
            for (int n = 0; n < CONNECTIONS; n++) {
                Connection connection = dataSource.getConnection();
                all.add(connection);
                assertEquals("none and 0", seenBy(connection));
            }
        } finally {
            for (Connection each : all) {
                each.close();
            }
        }
    }

    private static String seenBy(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select coalesce(nullif(concat(current_setting('dudao.scope', true),"
                                + " current_setting('dudao.counties', true), current_setting('dudao.units', true),"
                                + " current_setting('dudao.person', true), current_setting('dudao.roles', true)), ''),"
                                + " 'none'), (select count(*) from task), current_setting('plan_cache_mode')")) {
            row.next();
            assertEquals("auto", row.getString(3));
            return row.getString(1) + " and " + row.getLong(2);
        }
    }
}
