package dudao.task.drafts;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.DayKind;
import dudao.task.duties.Origin;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Usual limits by source, as data that cites what each rests on: as shipped, or those of a file of the installation. */
@Singleton
class SourceLimits {

    /**
     * @param grade of the evidence: T the text was read, S a secondary source, M from memory, P proposed
     * @param verified whether the wording was checked against the text in force
     */
    @Schema(name = "SourceLimit")
    record Limit(
            String code,
            String name,
            int amount,
            DayKind unit,
            String basis,
            @Schema(description = "of the evidence: T text read, S secondary, M from memory, P proposed") String grade,
            @Schema(description = "false: 依据待核") boolean verified) {

        /** As the sentence of a deadline says it. */
        String cited() {
            return "（依据：" + basis + (verified ? "）" : "，待核）");
        }
    }

    @Schema(name = "LimitsOfSource")
    record OfSource(Origin source, List<Limit> limits) {}

    private static final String SHIPPED = "/source-limits.json";

    private final List<OfSource> all;

    SourceLimits(ObjectMapper json, @ConfigProperty(name = "dudao.drafts.limits") Optional<String> file) {
        try (InputStream data = file.isPresent()
                ? Files.newInputStream(Path.of(file.get()))
                : getClass().getResourceAsStream(SHIPPED)) {
            all = json.readValue(data, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("Limits are unreadable: " + file.orElse(SHIPPED), e);
        }
    }

    List<OfSource> all() {
        return all;
    }

    Limit get(Origin source, String code) {
        return all.stream()
                .filter(each -> each.source() == source)
                .flatMap(each -> each.limits().stream())
                .filter(limit -> limit.code().equals(code))
                .findFirst()
                .orElseThrow(() -> RuleViolation.invalidField("/limit", "该来源没有这样的期限"));
    }
}
