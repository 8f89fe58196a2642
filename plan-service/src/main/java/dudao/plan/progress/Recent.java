package dudao.plan.progress;

import java.util.LinkedHashMap;
import java.util.Map;

/** The few that were asked for last. */
final class Recent<K, V> {

    private final Map<K, V> few;

    Recent(int most) {
        few = new LinkedHashMap<>(most, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    synchronized V get(K key) {
        return few.get(key);
    }

    synchronized void put(K key, V value) {
        few.put(key, value);
    }
}
