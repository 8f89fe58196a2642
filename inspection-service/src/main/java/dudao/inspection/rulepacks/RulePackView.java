package dudao.inspection.rulepacks;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "RulePack")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RulePackView(
        @Schema(description = "CN, or ISO 3166-2 of the province") String jurisdiction,
        String name,
        String version,
        LocalDate validFrom,
        @Schema(description = "absent while nothing has replaced it") LocalDate validTo,
        @Schema(description = "false: the day it came into force was not read; it held on validFrom at the latest")
                boolean validFromVerified,
        String law,
        String source,
        List<Cited> rules) {

    static RulePackView of(RulePack pack) {
        return new RulePackView(
                pack.jurisdiction(),
                pack.name(),
                pack.version(),
                pack.validFrom(),
                pack.validTo(),
                pack.validFromVerified(),
                pack.law(),
                pack.source(),
                pack.rules().stream().map(rule -> Cited.of(pack, rule)).toList());
    }
}
