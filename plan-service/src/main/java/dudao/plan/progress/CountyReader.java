package dudao.plan.progress;

import dudao.commons.time.Clocks;
import dudao.commons.time.Lights;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Reads the figures of each county in one statement. */
@Singleton
class CountyReader {

    private static final String DIRECT = "直属单位";

    private final Jdbi jdbi;
    private final Lights lights;

    CountyReader(Jdbi jdbi, Lights lights) {
        this.jdbi = jdbi;
        this.lights = lights;
    }

    CountyProgress of(Question question) {
        return of(question, question.past() ? CountySql.past(question) : CountySql.present(question));
    }

    CountyProgress of(Question question, String sql) {
        Map<UUID, Rows> counties = new LinkedHashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(sql)
                .bindMap(question.reader())
                .bindMap(lights.boundaries(question.asOf()))
                .bind("plan", question.planId())
                .map((row, context) -> {
                    String name = row.getString("county_name");
                    return counties.computeIfAbsent(
                                    row.getObject("county", UUID.class), id -> new Rows(name == null ? DIRECT : name))
                            .add(row);
                })
                .list());
        List<CountyProgress.County> all = new ArrayList<>();
        counties.forEach((id, rows) -> all.add(rows.county(id)));
        return new CountyProgress(question.asOf().atZone(Clocks.SHANGHAI).toOffsetDateTime(), question.planId(), all);
    }

    private record Rows(String name, Tally tally, List<CountyProgress.Share> shares) {

        Rows(String name) {
            this(name, new Tally(), new ArrayList<>());
        }

        boolean add(ResultSet row) throws SQLException {
            String kind = row.getString("kind");
            if (kind.equals("TARGET")) {
                return shares.add(new CountyProgress.Share(
                        row.getObject("target_id", UUID.class),
                        plain(row, "achieved"),
                        plain(row, "reported"),
                        plain(row, "allocated")));
            }
            tally.add(kind, row.getString("name"), row.getString("other"), row.getInt("number"));
            return true;
        }

        CountyProgress.County county(UUID id) {
            return new CountyProgress.County(id, name, tally.tasks(), shares, tally.findings());
        }

        private static BigDecimal plain(ResultSet row, String column) throws SQLException {
            return Standings.plain(row.getBigDecimal(column));
        }
    }
}
