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
import java.util.stream.Stream;

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

    /** Of every jurisdiction, law and day, the nation's first, those of one jurisdiction in the order of their file. */
    List<RulePackView> all() {
        return packs.stream()
                .sorted(Comparator.comparing(RulePack::jurisdiction))
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

    /** Of the law on education inspection, which stands first in its file. */
    Optional<RulePackView> find(String jurisdiction, LocalDate day) {
        return held(jurisdiction, day).findFirst();
    }

    private Stream<RulePackView> held(String jurisdiction, LocalDate day) {
        return packs.stream()
                .filter(pack -> pack.jurisdiction().equals(jurisdiction) && pack.holdsOn(day))
                .map(RulePackView::of);
    }

    /** Before a local law was there the national ones hold alone. */
    public Laws at(String jurisdiction, LocalDate day) {
        Stream<RulePackView> local = jurisdiction.equals(NATIONAL) ? Stream.empty() : held(jurisdiction, day);
        return new Laws(Stream.concat(local, held(NATIONAL, day)).toList());
    }
}
