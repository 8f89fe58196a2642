package dudao.commons.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.identity.OrganizationTree.Node;
import dudao.commons.testing.TestPostgres;
import dudao.commons.time.Clocks;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallerScopeTest {

    private static final LocalDate LAST = LocalDate.of(2026, 11, 30);
    private static final Instant MIDNIGHT = Clocks.startOf(LAST.plusDays(1));

    private static final UUID OFFICE = UUID.randomUUID();
    private static final UUID GUIDED = UUID.randomUUID();

    private final String url = TestPostgres.create();
    private final Jdbi jdbi = Jdbi.create(url, "postgres", "postgres");
    private final KnownPlaces known = new KnownPlaces(true);

    /** Goes on to the next moment whenever it is looked at, and stays at the last. */
    private static final class Passing extends Clock {

        private final Deque<Instant> moments;

        Passing(Instant... moments) {
            this.moments = new ArrayDeque<>(List.of(moments));
        }

        @Override
        public Instant instant() {
            return moments.size() > 1 ? moments.remove() : moments.element();
        }

        @Override
        public ZoneId getZone() {
            return Clocks.SHANGHAI;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    @BeforeEach
    void found() {
        jdbi.useHandle(handle -> {
            handle.execute(
                    """
                    create table organization (id uuid, kind text, name text, parent_id uuid, path text, county_id uuid);
                    create table organization_relation (
                      organization_id uuid, superior_id uuid, kind text, valid_from date, valid_to date);
                    create table organization_version as select gen_random_uuid() as version""");
            handle.execute("insert into organization values (?, 'EDUCATION_BUREAU', '教育局', null, 'a/', null)", OFFICE);
            handle.execute("insert into organization values (?, 'SCHOOL', '学校', null, 'b/', null)", GUIDED);
            handle.execute(
                    "insert into organization_relation values (?, ?, 'GUIDE', date '2020-01-01', ?)",
                    GUIDED,
                    OFFICE,
                    LAST);
        });
    }

    @AfterEach
    void drop() {
        TestPostgres.drop(url);
    }

    private List<UUID> further(Instant... moments) {
        SecurityIdentity identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal("supervisor"))
                .addAttribute(Caller.ORGANIZATION, OFFICE)
                .build();
        return new CallerScope(jdbi, identity, new Caller(identity), new Passing(moments), known)
                .get().further().stream().map(Node::id).toList();
    }

    @Test
    void aRelationEndsWithItsLastDay() {
        assertEquals(List.of(GUIDED), further(MIDNIGHT.minusNanos(1)));
        assertEquals(List.of(), further(MIDNIGHT));
    }

    /** What was true when the database was asked is not remembered as true of the day that began meanwhile. */
    @Test
    void aScopeFoundOutAcrossMidnightIsOfTheDayItWasAskedFor() {
        Instant before = MIDNIGHT.minusNanos(1);
        assertEquals(List.of(GUIDED), further(before, before, MIDNIGHT));
        assertEquals(List.of(), further(MIDNIGHT.plus(Duration.ofHours(9))));
    }
}
