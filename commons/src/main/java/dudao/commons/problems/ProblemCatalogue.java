package dudao.commons.problems;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Every error this service can give: its own {@code problems.json} and the one all services share. */
@Singleton
@Startup
public class ProblemCatalogue {

    public record Entry(String code, int status, String zh, String en) {}

    private final Map<String, Entry> entries = new TreeMap<>();

    @Inject
    ProblemCatalogue(ObjectMapper json) {
        read(json, "problems/common.json");
        read(json, "problems.json");
    }

    private void read(ObjectMapper json, String resource) {
        URL file = Thread.currentThread().getContextClassLoader().getResource(resource);
        if (file == null) {
            return;
        }
        try {
            List<Entry> read = json.readValue(file, new TypeReference<>() {});
            read.forEach(entry -> entries.put(entry.code(), entry));
        } catch (IOException e) {
            throw new UncheckedIOException("Unreadable catalogue " + file, e);
        }
    }

    Collection<Entry> entries() {
        return entries.values();
    }

    public boolean contains(String code) {
        return entries.containsKey(code);
    }

    Entry entry(String code) {
        Entry entry = entries.get(code);
        if (entry == null) {
            throw new IllegalStateException("Problem code " + code + " is in no catalogue");
        }
        return entry;
    }

    static String title(Entry entry, String acceptLanguage) {
        boolean english = acceptLanguage != null
                && acceptLanguage.toLowerCase(Locale.ROOT).startsWith("en");
        return english ? entry.en() : entry.zh();
    }
}
