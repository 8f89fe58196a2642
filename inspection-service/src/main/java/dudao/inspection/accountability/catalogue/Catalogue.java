package dudao.inspection.accountability.catalogue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.problems.RuleViolation;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** All editions as shipped: data, in {@code accountability/catalogue.json}. */
@Singleton
public class Catalogue {

    private final List<Edition> editions;

    public Catalogue(ObjectMapper json) {
        try (InputStream file = Catalogue.class.getResourceAsStream("/accountability/catalogue.json")) {
            editions = json.readValue(file, new TypeReference<List<Edition>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("The catalogue is unreadable", e);
        }
    }

    public Edition at(LocalDate day) {
        return editions.stream()
                .filter(each -> !each.validFrom().isAfter(day))
                .max(Comparator.comparing(Edition::validFrom))
                .orElseThrow(() -> RuleViolation.of("NOT_FOUND", day + " 尚无问责目录"));
    }

    public Edition version(String version) {
        return editions.stream()
                .filter(each -> each.version().equals(version))
                .findFirst()
                .orElseThrow();
    }
}
