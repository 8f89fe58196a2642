package dudao.task.ladder;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The packs as shipped, or those of a file of the installation. */
@ApplicationScoped
public class RungPacks {

    private static final String SHIPPED = "/escalation/default.json";

    @Produces
    @Singleton
    List<RungPack> packs(ObjectMapper json, @ConfigProperty(name = "dudao.escalation.packs") Optional<String> file) {
        return file.map(name -> read(json, Path.of(name))).orElseGet(() -> shipped(json));
    }

    public static List<RungPack> shipped(ObjectMapper json) {
        try (InputStream data = RungPacks.class.getResourceAsStream(SHIPPED)) {
            return ordered(json.readValue(data, new TypeReference<List<RungPack>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException("Ladder is unreadable: " + SHIPPED, e);
        }
    }

    private static List<RungPack> read(ObjectMapper json, Path file) {
        try {
            return ordered(json.readValue(Files.readString(file), new TypeReference<List<RungPack>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException("Ladder is unreadable: " + file, e);
        }
    }

    /** The newest first, which is the one most tasks are under. */
    private static List<RungPack> ordered(List<RungPack> packs) {
        if (packs.isEmpty()) {
            throw new IllegalArgumentException("There is no ladder");
        }
        return packs.stream()
                .sorted(Comparator.comparing(RungPack::validFrom).reversed())
                .toList();
    }
}
