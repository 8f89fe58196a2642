package dudao.task.organizations.relations;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.OrganizationTree.Relation;
import dudao.commons.problems.RuleViolation;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Table {@code organization_relation}, in this service the source of it. */
@Singleton
class Relations {

    private static final RowMapper<Relation> RELATION = ConstructorMapper.of(Relation.class);

    /** Whether an organisation would stand above itself on any one day, by parents and relations together. */
    private static final String CIRCLE =
            """
            with recursive wanted as (
              select * from unnest(:superiors, cast(:froms as date[]), cast(:tos as date[])) w (superior_id, valid_from, valid_to)
            ), above (id, days) as (
              select superior_id, daterange(valid_from, valid_to, '[]') from wanted
              union
              select up.id, above.days * up.days from above join lateral (
                select parent_id as id, daterange(null, null) as days from organization
                where id = above.id and parent_id is not null
                union all
                select superior_id, daterange(valid_from, valid_to, '[]') from organization_relation
                where organization_id = above.id) up on above.days && up.days
              where above.id <> :id
            )
            select exists (select from above where id = :id)""";

    private final Jdbi jdbi;
    private final OrganizationTree tree;

    Relations(Jdbi jdbi, OrganizationTree tree) {
        this.jdbi = jdbi;
        this.tree = tree;
    }

    List<Relation> of(UUID organization) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select superior_id, kind, valid_from as "from", valid_to as "to" from organization_relation
                        where organization_id = :id order by valid_from, superior_id, kind""")
                .bind("id", organization)
                .map(RELATION)
                .list());
    }

    /** Call it holding the lock of the tree. */
    void replace(UUID organization, List<Relation> wanted) {
        for (int n = 0; n < wanted.size(); n++) {
            UUID superior = wanted.get(n).superiorId();
            if (tree.find(superior).isEmpty()) {
                throw RuleViolation.of("SUPERIOR_UNKNOWN", "机构 " + superior + " 不存在")
                        .at("/items/" + n + "/superiorId", "不存在");
            }
        }
        if (!wanted.isEmpty() && closesCircle(organization, wanted)) {
            throw RuleViolation.of("RELATION_CYCLE", "上级关系成环：机构会成为自己的上级").at("/items", "成环");
        }
        jdbi.useHandle(handle -> tree.replaceRelations(handle, Map.of(organization, wanted)));
    }

    private boolean closesCircle(UUID organization, List<Relation> wanted) {
        return jdbi.withHandle(handle -> handle.createQuery(CIRCLE)
                .bind("id", organization)
                .bindArray(
                        "superiors",
                        UUID.class,
                        wanted.stream().map(Relation::superiorId).toList())
                .bindArray("froms", String.class, days(wanted, Relation::from))
                .bindArray("tos", String.class, days(wanted, Relation::to))
                .mapTo(Boolean.class)
                .one());
    }

    private static List<String> days(List<Relation> relations, Function<Relation, LocalDate> day) {
        return relations.stream()
                .map(day)
                .map(date -> date == null ? null : date.toString())
                .toList();
    }
}
