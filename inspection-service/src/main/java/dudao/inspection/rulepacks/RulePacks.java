package dudao.inspection.rulepacks;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.problems.RuleViolation;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The packs as shipped: one file for each jurisdiction, in it one pack for each version of its law. */
@Singleton
public class RulePacks {

    public static final String NATIONAL = "CN";

    private static final List<String> JURISDICTIONS = List.of(NATIONAL, "CN-SH", "CN-ZJ", "CN-CQ", "CN-SD");

    private final List<RulePack> packs;

    public RulePacks(ObjectMapper json) {
        List<RulePack> all = new ArrayList<>();
        JURISDICTIONS.forEach(each -> all.addAll(read(json, "/rulepacks/" + each + ".json")));
        packs = List.copyOf(all);
    }

    private static List<RulePack> read(ObjectMapper json, String resource) {
        try (InputStream file = RulePacks.class.getResourceAsStream(resource)) {
            return json.readValue(file, new TypeReference<List<RulePack>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("Rule pack is unreadable: " + resource, e);
        }
    }

    /** Of every jurisdiction and day, the nation's first, the newest first. */
    List<RulePackView> all() {
        return packs.stream()
                .sorted(Comparator.comparing(RulePack::jurisdiction)
                        .thenComparing(RulePack::validFrom, Comparator.reverseOrder()))
                .map(RulePackView::of)
                .toList();
    }

    public boolean knows(String jurisdiction) {
        return JURISDICTIONS.contains(jurisdiction);
    }

    public String mustKnow(String jurisdiction, String pointer) {
        if (!knows(jurisdiction)) {
            throw RuleViolation.of("UNKNOWN_JURISDICTION", "没有 " + jurisdiction + " 的规则包")
                    .at(pointer, "应为 " + String.join("、", JURISDICTIONS) + " 之一");
        }
        return jurisdiction;
    }

    Optional<RulePackView> find(String jurisdiction, LocalDate day) {
        return packs.stream()
                .filter(pack -> pack.jurisdiction().equals(jurisdiction) && pack.holdsOn(day))
                .findFirst()
                .map(RulePackView::of);
    }

    /** Before a local law was there the national one holds alone. */
    public Laws at(String jurisdiction, LocalDate day) {
        List<RulePackView> held = new ArrayList<>();
        if (!jurisdiction.equals(NATIONAL)) {
            find(jurisdiction, day).ifPresent(held::add);
        }
        find(NATIONAL, day).ifPresent(held::add);
        return new Laws(held);
    }
}
