package dudao.task.cadence;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.problems.RuleViolation;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a named institution usually stands for, as data; whoever chooses one may change it. */
@Singleton
class Templates {

    @Schema(name = "CadenceTemplate")
    record Template(String code, String name, List<Cadence> cadences) {}

    private final List<Template> all;

    Templates(ObjectMapper json) {
        try (InputStream file = Templates.class.getResourceAsStream("/cadence-templates.json")) {
            all = json.readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Template> all() {
        return all;
    }

    List<Cadence> cadencesOf(String code) {
        return all.stream()
                .filter(template -> template.code().equals(code))
                .findFirst()
                .orElseThrow(() -> RuleViolation.invalidField("/template", "没有这样的模板"))
                .cadences();
    }
}
