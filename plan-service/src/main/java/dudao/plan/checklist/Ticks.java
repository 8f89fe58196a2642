package dudao.plan.checklist;

import dudao.commons.problems.RuleViolation;
import dudao.plan.content.Item;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Writes which actions of an item are done. */
@Singleton
class Ticks {

    private final Jdbi jdbi;

    Ticks(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Two who tick at the same moment do so one after the other, each in the version they know. */
    void lock(UUID itemId) {
        jdbi.useHandle(handle -> handle.createQuery("select 1 from plan_item where id = :id for update")
                .bind("id", itemId)
                .mapTo(Integer.class)
                .one());
    }

    /** @param doneOn null takes it back */
    void tick(Item item, UUID actionId, LocalDate doneOn) {
        if (item.undertaking().actions().stream()
                .noneMatch(each -> each.actionId().equals(actionId))) {
            throw RuleViolation.notFound("行动", actionId);
        }
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        update plan_item set version = version + 1, actions = (
                          select jsonb_agg(case when each ->> 'actionId' = cast(:action as text)
                            then each || jsonb_build_object('doneOn', cast(:doneOn as date)) else each end order by n)
                          from jsonb_array_elements(actions) with ordinality element (each, n))
                        where id = :id""")
                .bind("action", actionId.toString())
                .bind("doneOn", doneOn)
                .bind("id", item.id())
                .execute());
    }
}
