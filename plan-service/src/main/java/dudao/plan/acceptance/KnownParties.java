package dudao.plan.acceptance;

import dudao.commons.identity.Scope;
import dudao.plan.importing.document.ImportedItem;
import dudao.plan.importing.document.ImportedParty;
import dudao.plan.importing.document.ImportedParty.Kind;
import dudao.plan.importing.document.ImportedParty.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** The organisations a text means by the names it prints: those of the scope that bear the name alone. */
public final class KnownParties {

    /** Knows nobody. */
    public static final KnownParties NONE = new KnownParties(Map.of());

    private static final Set<Role> RESPONSIBLE = Set.of(Role.LEAD, Role.RESPONSIBLE, Role.ASSIST);
    private static final Set<Kind> ORGANISATIONS = Set.of(Kind.COUNTY, Kind.SCHOOL, Kind.OFFICE, Kind.AUTHORITY);
    private static final List<String> COUNTY_OFFICES = List.of("教育局", "教育体育局", "教育和体育局", "教体局");

    private final Map<String, UUID> byName;

    private KnownParties(Map<String, UUID> byName) {
        this.byName = byName;
    }

    static KnownParties of(List<ImportedItem> items, Scope scope, Jdbi jdbi) {
        Map<String, List<String>> written = new HashMap<>();
        items.stream()
                .flatMap(item -> item.parties().stream())
                .filter(KnownParties::isOne)
                .forEach(party ->
                        written.put(party.name(), names(party, scope.home().name())));
        if (written.isEmpty()) {
            return NONE;
        }
        Set<String> all = new TreeSet<>();
        written.values().forEach(all::addAll);
        Map<String, List<UUID>> registered = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(
                        "select name, id from organization where name = any(:names) and path ^@ any(:scope)")
                .bindArray("names", String.class, all.toArray())
                .bindArray("scope", String.class, (Object[]) scope.paths())
                .mapToMap()
                .forEach(row -> registered
                        .computeIfAbsent((String) row.get("name"), name -> new ArrayList<>())
                        .add((UUID) row.get("id"))));
        Map<String, UUID> known = new HashMap<>();
        written.forEach((name, ways) -> only(ways, registered).ifPresent(id -> known.put(name, id)));
        return new KnownParties(known);
    }

    /** The name itself goes first; of the longer ones only one may be there. */
    private static Optional<UUID> only(List<String> ways, Map<String, List<UUID>> registered) {
        List<UUID> exact = registered.getOrDefault(ways.get(0), List.of());
        List<UUID> found = !exact.isEmpty()
                ? exact
                : ways.stream()
                        .flatMap(name -> registered.getOrDefault(name, List.of()).stream())
                        .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** As printed, then as it is registered where a text leaves out what is understood: 市, the bureau, the county's office. */
    private static List<String> names(ImportedParty party, String home) {
        String city = home.replaceFirst("(?:教育|教体).*$", "");
        Stream<String> longer = party.kind() == Kind.COUNTY
                ? COUNTY_OFFICES.stream().map(office -> party.name() + office)
                : Stream.of("市", city, home).map(before -> before + party.name());
        return Stream.concat(Stream.of(party.name()), longer).distinct().toList();
    }

    private static boolean isOne(ImportedParty party) {
        return RESPONSIBLE.contains(party.role()) && ORGANISATIONS.contains(party.kind()) && !party.all();
    }

    /** Those of the parties with one of the roles, in the order of the text. */
    List<UUID> with(List<ImportedParty> parties, Role... roles) {
        return parties.stream()
                .filter(party -> isOne(party) && Arrays.asList(roles).contains(party.role()))
                .flatMap(party -> Stream.ofNullable(byName.get(party.name())))
                .distinct()
                .toList();
    }
}
