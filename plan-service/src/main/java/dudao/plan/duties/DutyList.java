package dudao.plan.duties;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.identity.Actor;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** 政府教育履职任务清单: what a plan asks of each county. A county sees its own, the city all. */
@Schema(name = "DutyList")
@JsonInclude(JsonInclude.Include.NON_NULL)
record DutyList(
        UUID planId,
        String planTitle,
        int year,
        @Schema(description = "present in a list that was made for the year") Made made,
        List<County> counties,
        @Schema(description = "against the version before, of a list that is not the first") Diff diff) {

    @Schema(name = "DutyListMade")
    record Made(
            UUID id,
            @Schema(description = "counted from 1 for each plan") int version,
            @Schema(description = "of the whole list, also of lines the caller does not read; SHA-256 in hex")
                    String hash,
            OffsetDateTime madeAt,
            Actor madeBy) {}

    @Schema(name = "DutiesOfCounty")
    record County(UUID countyId, String county, List<Duty> duties) {}

    @Schema(name = "DutyListDiff")
    record Diff(List<Change> added, List<Change> removed, List<Change> changed) {}

    /** @param fields of a changed line: what is not as it was */
    @Schema(name = "DutyChange")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Change(UUID countyId, UUID measureId, String reference, String wording, List<String> fields) {}

    /** The lists made of a plan, the newest first. */
    @Schema(name = "DutyListVersions")
    record Versions(List<Made> items) {}
}
