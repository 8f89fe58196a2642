package dudao.plan.duties;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.plan.duties.DutyLists.Kept;
import dudao.plan.duties.DutyRows.In;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** What the lines of two versions differ in, for whoever reads both. */
final class DutyDiff {

    private DutyDiff() {}

    static DutyList.Diff between(List<Kept> before, List<Kept> after, ObjectMapper json) {
        Map<In, Kept> old = byPlace(before);
        Map<In, Kept> now = byPlace(after);
        List<DutyList.Change> added = new ArrayList<>();
        List<DutyList.Change> changed = new ArrayList<>();
        now.forEach((place, line) -> {
            Kept was = old.get(place);
            if (was == null) {
                added.add(change(line, null));
            } else if (!was.hash().equals(line.hash())) {
                changed.add(change(line, fields(json.valueToTree(was.duty()), json.valueToTree(line.duty()))));
            }
        });
        List<DutyList.Change> removed = before.stream()
                .filter(line -> !now.containsKey(place(line)))
                .map(line -> change(line, null))
                .toList();
        return new DutyList.Diff(added, removed, changed);
    }

    private static Map<In, Kept> byPlace(List<Kept> lines) {
        Map<In, Kept> byPlace = new LinkedHashMap<>();
        lines.forEach(line -> byPlace.put(place(line), line));
        return byPlace;
    }

    private static In place(Kept line) {
        return new In(line.duty().measureId(), line.countyId());
    }

    private static List<String> fields(JsonNode before, JsonNode after) {
        TreeSet<String> names = new TreeSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        return names.stream()
                .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                .toList();
    }

    private static DutyList.Change change(Kept line, List<String> fields) {
        Duty duty = line.duty();
        return new DutyList.Change(
                line.countyId(), duty.measureId(), duty.citation().reference(), duty.wording(), fields);
    }
}
