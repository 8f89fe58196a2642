package dudao.inspection;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.testing.RealParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked for by one column has an index that begins with it. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class IndexTest {

    @ParameterizedTest
    @CsvSource({
        "opinion_demand, finding_id",
        "inspection_member, inspector_id",
        "finding, inspection_id",
        "inspection, draw_id",
        "remedy, inspection_id",
        "inspection_record, inspection_id",
        "inspection_round_unit, inspection_id",
        "points_entry, organization_id",
        "finding, confirmed_at",
        "inspection, entered_at",
        "hazard_alarm, finding_id",
        "referral, finding_id",
        "referral, organization_id",
        "follow_up, finding_id",
        "finding, organization_id",
        "finding, responsible_organization_id"
    })
    void isFoundByAnIndex(String table, String column) {
        boolean there = RealParts.owner().withHandle(handle -> handle.createQuery(
                        """
                        select exists (
                          select from pg_index x
                          join pg_attribute a on a.attrelid = x.indrelid and a.attnum = x.indkey[0]
                          where x.indrelid = cast(:table as regclass) and a.attname = :column)""")
                .bind("table", table)
                .bind("column", column)
                .mapTo(Boolean.class)
                .one());
        assertTrue(there);
    }
}
