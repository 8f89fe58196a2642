package dudao.task.statistics;

import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What is to be counted. */
public class Counting {

    @Parameter(description = "county, plan, section, item, measure or organization", required = true)
    @QueryParam("groupBy")
    @NotNull
    String groupBy;

    @Parameter(description = "only this organisation and what stands under it")
    @QueryParam("under")
    UUID under;

    @Parameter(description = "a date (its 24:00) or a moment with offset; past or future; else now")
    @QueryParam("asOf")
    String asOf;

    @Parameter(
            description = "of a past moment: true counts completions that were found to be false later as open;"
                    + " false gives the figures as they were told then")
    @Schema(type = SchemaType.BOOLEAN)
    @QueryParam("restated")
    @DefaultValue("true")
    @Pattern(regexp = "true|false")
    String restated;

    Grouping grouping() {
        return Grouping.of(groupBy).orElseThrow(() -> RuleViolation.of(
                        "INVALID_PARAMETER", "groupBy 应为 county、plan、section、item、measure 或 organization")
                .at("?groupBy", "未知的分组"));
    }

    Moment moment(Clock clock, Instant now) {
        return new Moment(asOf == null ? now : Clocks.asOf(asOf, clock), now, Boolean.parseBoolean(restated));
    }

    /**
     * @param now what will be is what is, seen later; only a moment before now needs the history
     * @param restated what was found since to have been false is counted as what it was
     */
    record Moment(Instant asOf, Instant now, boolean restated) {

        boolean isPast() {
            return asOf.isBefore(now);
        }
    }
}
