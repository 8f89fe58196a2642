package dudao.plan.audience;

import jakarta.inject.Singleton;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Whom the measures of plans are for, unit by unit: the tree is asked once for each audience that differs. */
@Singleton
public class Reach {

    /**
     * Columns {@code id}, {@code path} and {@code county_id} of the organisations an audience means; {@code %1$s} is the
     * audience as jsonb. A subtree is a range of the index on the path.
     */
    public static final String UNITS =
            """
            select o.id, o.path, o.county_id from organization o
            where o.id = any(array(select cast(each as uuid)
                                   from jsonb_array_elements_text(%1$s -> 'organizationIds') each))
            union all
            select o.id, o.path, o.county_id from organization u
            join organization o on o.path ^@ u.path and o.path >= u.path and o.path < u.path || '~'
            where u.id = cast(%1$s ->> 'under' as uuid) and %1$s -> 'organizationIds' is null
              and (%1$s -> 'kinds' is null or %1$s -> 'kinds' @> to_jsonb(o.kind))
              and (%1$s -> 'schoolClasses' is null or %1$s -> 'schoolClasses' @> to_jsonb(o.school_class))
              and (%1$s ->> 'ownership' is null or %1$s ->> 'ownership' = o.ownership)""";

    private static final String OF_PLANS =
            """
            with told as materialized (
              select m.audience, array_agg(m.id) measures from measure m
              where m.plan_id = any(:plans) and m.audience is not null group by m.audience)
            select told.measures, array(select unit.id from (%s) unit order by unit.path) units from told"""
                    .formatted(UNITS.formatted("told.audience"));

    /** Units by number, so that two audiences are compared bit by bit. */
    public static final class Units {

        private final Map<UUID, Integer> numbers = new LinkedHashMap<>();
        private final Map<UUID, BitSet> byMeasure = new HashMap<>();
        private List<UUID> ids;

        private void add(UUID[] measures, UUID[] units) {
            BitSet set = new BitSet(numbers.size() + units.length);
            for (UUID unit : units) {
                set.set(numbers.computeIfAbsent(unit, id -> numbers.size()));
            }
            for (UUID measure : measures) {
                byMeasure.put(measure, set);
            }
        }

        /** Not to be changed. Empty when the measure says nothing yet about whom it is for. */
        public BitSet of(UUID measure) {
            return byMeasure.getOrDefault(measure, NOBODY);
        }

        /** How many units there are in all of the sets together. */
        public int size() {
            return numbers.size();
        }

        /** The first so many of a set. */
        public List<UUID> first(BitSet set, int count) {
            ids = ids == null ? List.copyOf(numbers.keySet()) : ids;
            return set.stream().limit(count).mapToObj(ids::get).toList();
        }
    }

    private static final BitSet NOBODY = new BitSet(0);

    private final Jdbi jdbi;

    Reach(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** One statement, however many plans and measures. */
    public Units of(Collection<UUID> plans) {
        Units units = new Units();
        jdbi.useHandle(handle -> handle.createQuery(OF_PLANS)
                .bindArray("plans", UUID.class, List.copyOf(plans))
                .map((row, context) -> new UUID[][] {
                    (UUID[]) row.getArray("measures").getArray(),
                    (UUID[]) row.getArray("units").getArray()
                })
                .forEach(row -> units.add(row[0], row[1])));
        return units;
    }
}
