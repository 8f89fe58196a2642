package dudao.plan.progress;

import dudao.commons.time.Light;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Adds up tasks and findings of whatever they are counted of. */
final class Tally {

    static final Tally NONE = new Tally();

    private final Map<String, Integer> byState = new TreeMap<>();
    private final Map<Light, Integer> byLight = new EnumMap<>(Light.class);
    private int total;
    private int findings;

    /**
     * A row of the statements. Of what is kept, each task has the light that its state has by itself, until a second row
     * moves it to another one: for good one that came in late, and for the moment one whose limit is near or past.
     *
     * @param kind KEPT, LATE, MOVED, STATE, LIGHT or FINDING
     * @param other the light of what is kept, or that from which it is moved
     */
    void add(String kind, String name, String other, int number) {
        switch (kind) {
            case "KEPT" -> {
                addState(name, number);
                addLight(Light.valueOf(other), number);
            }
            case "LATE", "MOVED" -> {
                addLight(Light.valueOf(name), number);
                addLight(Light.valueOf(other), -number);
            }
            case "STATE" -> addState(name, number);
            case "LIGHT" -> addLight(Light.valueOf(name), number);
            case "FINDING" -> findings += number;
            default -> throw new IllegalArgumentException(kind);
        }
    }

    void add(Tally part) {
        part.byState.forEach(this::addState);
        part.byLight.forEach(this::addLight);
        findings += part.findings;
    }

    private void addState(String state, int number) {
        byState.merge(state, number, Integer::sum);
        total += number;
    }

    private void addLight(Light light, int number) {
        byLight.merge(light, number, Integer::sum);
    }

    /** Without states and lights nobody is in. */
    Progress.Tasks tasks() {
        Map<String, Integer> states = new TreeMap<>(byState);
        states.values().removeIf(number -> number == 0);
        Map<String, Integer> lights = new LinkedHashMap<>();
        byLight.forEach((light, number) -> {
            if (number != 0) {
                lights.put(light.name(), number);
            }
        });
        return new Progress.Tasks(total, states, lights);
    }

    int findings() {
        return findings;
    }
}
