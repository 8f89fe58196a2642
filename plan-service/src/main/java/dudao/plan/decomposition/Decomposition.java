package dudao.plan.decomposition;

import dudao.commons.tables.Table;
import dudao.plan.content.Item;
import dudao.plan.content.Measure;
import dudao.plan.importing.document.Commitment;
import dudao.plan.targets.Target;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** What a plan asks for, line by line, as it is handed out with it. */
@Singleton
class Decomposition {

    static final List<String> HEADER = List.of("板块", "序号", "条目", "举措", "目标", "承诺", "完成时限", "验收标准", "牵头单位", "配合单位");

    private final Jdbi jdbi;

    Decomposition(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void write(List<Item> items, Table.Rows rows) {
        Map<UUID, String> names = names(items);
        for (Item item : items) {
            if (item.measures().isEmpty()) {
                rows.add(line(item, targets(item.targets(), null)));
            }
            item.measures().forEach(measure -> rows.add(line(item, measure, names)));
        }
    }

    private static Object[] line(Item item, String targets) {
        Object[] line = new Object[HEADER.size()];
        line[0] = item.sectionHeading();
        line[1] = item.number();
        line[2] = item.title();
        line[4] = targets;
        return line;
    }

    private static Object[] line(Item item, Measure measure, Map<UUID, String> names) {
        return new Object[] {
            item.sectionHeading(),
            item.number(),
            item.title(),
            measure.wording(),
            targets(item.targets(), measure.id()),
            firmness(measure.commitment()),
            measure.dueOn(),
            measure.acceptanceStandard(),
            names.get(measure.leadOrganizationId()),
            assisting(measure, names)
        };
    }

    /** @param measure null: all of them */
    private static String targets(List<Target> targets, UUID measure) {
        return targets.stream()
                .filter(target -> measure == null || measure.equals(target.measureId()))
                .map(Target::text)
                .collect(Collectors.joining(";"));
    }

    private static String firmness(Commitment commitment) {
        return switch (commitment) {
            case MUST -> "确保";
            case STRIVE -> "力争";
            case EXPLORE -> "探索";
        };
    }

    private static String assisting(Measure measure, Map<UUID, String> names) {
        return measure.assistingOrganizationIds().stream()
                .map(names::get)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("、"));
    }

    private Map<UUID, String> names(List<Item> items) {
        UUID[] named = items.stream()
                .flatMap(item -> item.measures().stream())
                .flatMap(measure -> Stream.concat(
                        Stream.of(measure.leadOrganizationId()), measure.assistingOrganizationIds().stream()))
                .filter(Objects::nonNull)
                .distinct()
                .toArray(UUID[]::new);
        return jdbi.withHandle(handle -> handle.createQuery("select id, name from organization where id = any(:ids)")
                .bindArray("ids", UUID.class, (Object[]) named)
                .reduceRows(new HashMap<UUID, String>(), (names, row) -> {
                    names.put(row.getColumn("id", UUID.class), row.getColumn("name", String.class));
                    return names;
                }));
    }
}
