package dudao.plan.merging;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The places of items in a plan and of measures in an item, of which no two are the same at any moment. */
@Singleton
class Order {

    private static final int OUT_OF_THE_WAY = 1_000_000;

    private final Jdbi jdbi;

    Order(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** In the order of the text; what is not in it stays behind what it stood behind. */
    static List<UUID> of(List<UUID> rows, List<UUID> text) {
        Set<UUID> inText = new HashSet<>(text);
        Map<UUID, List<UUID>> behind = new HashMap<>();
        UUID before = null;
        for (UUID row : rows) {
            if (inText.contains(row)) {
                before = row;
            } else {
                behind.computeIfAbsent(before, first -> new ArrayList<>()).add(row);
            }
        }
        List<UUID> order = new ArrayList<>(behind.getOrDefault(null, List.of()));
        for (UUID each : text) {
            order.add(each);
            order.addAll(behind.getOrDefault(each, List.of()));
        }
        return order;
    }

    /** Leaves the places from 0 on to what is added. */
    void makeRoom(String table, Collection<UUID> ids) {
        move(table, "-1 - position", ids);
    }

    /** @param orders each of the items of a plan or the measures of an item, all of them */
    void set(String table, List<List<UUID>> orders) {
        List<UUID> all = orders.stream().flatMap(List::stream).toList();
        if (all.isEmpty()) {
            return;
        }
        move(table, "case when position < 0 then position else position + " + OUT_OF_THE_WAY + " end", all);
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("update " + table + " set position = :position where id = :id");
            for (List<UUID> order : orders) {
                for (int i = 0; i < order.size(); i++) {
                    batch.bind("id", order.get(i)).bind("position", i).add();
                }
            }
            batch.execute();
        });
    }

    private void move(String table, String position, Collection<UUID> ids) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update " + table + " set position = " + position + " where id = any(:ids)")
                .bindArray("ids", UUID.class, ids)
                .execute());
    }
}
