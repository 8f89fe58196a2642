package dudao.plan.importing;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How far a result agrees with labels made by hand: per measure the F1 of what was found, and their mean. */
final class Score {

    private final Map<String, int[]> measures = new LinkedHashMap<>();
    private final List<String> differences = new ArrayList<>();

    static Score of(JsonNode labels, JsonNode result) {
        Score score = new Score();
        for (int n = 0; n < labels.get("documents").size(); n++) {
            score.document(
                    labels.get("documents").get(n), result.get("documents").path(n));
        }
        return score;
    }

    /** In percent. */
    double overall() {
        return measures.values().stream().mapToDouble(Score::f1).average().orElse(0) * 100;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        measures.forEach((name, counts) -> text.append("%-12s %5.1f %%%n".formatted(name, 100 * f1(counts))));
        return text.append(String.join("\n", differences)).toString();
    }

    private void document(JsonNode wanted, JsonNode found) {
        for (String field : List.of("title", "documentNumber", "issuer", "issuedOn", "planYear")) {
            boolean same = squeezed(found.path(field)).equals(squeezed(wanted.path(field)));
            add("metadata", same ? 1 : 0, 1, 1);
            note(!same, field + " is " + found.path(field));
        }
        sets("sections", keys(found, "sections", "ordinal", "heading"), keys(wanted, "sections", "ordinal", "heading"));
        Map<String, JsonNode> foundItems = byKey(found);
        Map<String, JsonNode> wantedItems = byKey(wanted);
        sets("items", foundItems.keySet(), wantedItems.keySet());
        int bodies = 0;
        for (String key : both(foundItems.keySet(), wantedItems.keySet())) {
            String body = squeezed(foundItems.get(key).path("body"));
            boolean same = body.startsWith(squeezed(wantedItems.get(key).path("bodyStartsWith")))
                    && body.endsWith(squeezed(wantedItems.get(key).path("bodyEndsWith")));
            bodies += same ? 1 : 0;
            note(!same, "body of " + key);
        }
        add("bodies", bodies, foundItems.size(), wantedItems.size());
        foundItems.forEach((key, item) -> item(key, wantedItems.get(key), item));
        wantedItems.forEach((key, item) -> {
            if (!foundItems.containsKey(key)) {
                List.of("targets", "deadlines", "frequencies")
                        .forEach(name -> add(name, 0, 0, item.get(name).size()));
            }
        });
    }

    private void item(String key, JsonNode wanted, JsonNode found) {
        JsonNode labels = wanted == null ? found.path("none") : wanted;
        targets(key, labels, found);
        sets("deadlines", keys(found, "deadlines", "date"), keys(labels, "deadlines", "date"));
        Set<String> frequencies = keys(found, "frequencies", "per", "count");
        Set<String> due = keys(labels, "frequencies", "per", "count");
        Set<String> optional = keys(labels, "optionalFrequencies", "per", "count");
        optional.removeAll(due);
        frequencies.removeAll(optional);
        sets("frequencies", frequencies, due);
    }

    /** An optional target that is found neither helps nor hurts. */
    private void targets(String key, JsonNode labels, JsonNode found) {
        List<JsonNode> wanted = list(labels.path("targets"));
        List<JsonNode> optional = list(labels.path("optionalTargets"));
        int due = wanted.size();
        int hits = 0;
        int counted = 0;
        int comparators = 0;
        for (JsonNode target : found.path("targets")) {
            JsonNode match = take(wanted, target);
            if (match == null && take(optional, target) != null) {
                continue;
            }
            counted++;
            hits += match == null ? 0 : 1;
            comparators += match != null && match.get("comparator").equals(target.get("comparator")) ? 1 : 0;
        }
        add("targets", hits, counted, due);
        add("comparators", comparators, hits, hits);
        note(hits != due || counted != due, "targets of " + key + ": " + found.path("targets"));
        note(comparators != hits, "comparators of " + key + ": " + found.path("targets"));
    }

    private static JsonNode take(List<JsonNode> labels, JsonNode target) {
        for (Iterator<JsonNode> each = labels.iterator(); each.hasNext(); ) {
            JsonNode label = each.next();
            boolean same = decimal(label).compareTo(decimal(target)) == 0
                    && squeezed(label.path("unit")).equals(squeezed(target.path("unit")))
                    && overlap(squeezed(label.path("text")), squeezed(target.path("text")));
            if (same) {
                each.remove();
                return label;
            }
        }
        return null;
    }

    private static boolean overlap(String a, String b) {
        if (a.contains(b) || b.contains(a)) {
            return true;
        }
        for (int i = 0; i + 4 <= a.length(); i++) {
            if (b.contains(a.substring(i, i + 4))) {
                return true;
            }
        }
        return false;
    }

    private void sets(String name, Set<String> found, Set<String> wanted) {
        add(name, both(found, wanted).size(), found.size(), wanted.size());
        note(!found.equals(wanted), name + " are " + found + " instead of " + wanted);
    }

    private static Set<String> both(Set<String> a, Set<String> b) {
        Set<String> both = new HashSet<>(a);
        both.retainAll(b);
        return both;
    }

    private static Map<String, JsonNode> byKey(JsonNode document) {
        Map<String, JsonNode> items = new LinkedHashMap<>();
        document.path("items")
                .forEach(item -> items.put(squeezed(item.path("number")) + " " + squeezed(item.path("title")), item));
        return items;
    }

    private static Set<String> keys(JsonNode of, String list, String... fields) {
        Set<String> keys = new HashSet<>();
        for (JsonNode entry : of.path(list)) {
            StringBuilder key = new StringBuilder();
            for (String field : fields) {
                key.append(squeezed(entry.path(field))).append(' ');
            }
            keys.add(key.toString());
        }
        return keys;
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> list = new ArrayList<>();
        array.forEach(list::add);
        return list;
    }

    private static BigDecimal decimal(JsonNode target) {
        return new BigDecimal(target.get("quantity").asText());
    }

    private static String squeezed(JsonNode text) {
        return text.isNull() ? "" : text.asText().replaceAll("\\s+", "");
    }

    private void add(String name, int hits, int found, int wanted) {
        int[] counts = measures.computeIfAbsent(name, any -> new int[3]);
        counts[0] += hits;
        counts[1] += found;
        counts[2] += wanted;
    }

    private void note(boolean differs, String what) {
        if (differs) {
            differences.add("  " + what);
        }
    }

    private static double f1(int[] counts) {
        return counts[1] + counts[2] == 0 ? 1 : 2.0 * counts[0] / (counts[1] + counts[2]);
    }
}
