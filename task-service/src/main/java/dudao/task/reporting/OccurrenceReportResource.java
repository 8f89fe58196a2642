package dudao.task.reporting;

import dudao.commons.idempotency.Idempotent;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/occurrence-reports")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Reports")
class OccurrenceReportResource {

    /** @param nothingToReport 零报告: said, not left out */
    @Schema(name = "OccurrenceReport")
    record Row(
            @NotNull UUID occurrenceId,
            @Size(max = 4000) String text,
            @Size(max = 100) List<NewReport.@NotNull @Valid Value> values,
            boolean nothingToReport) {}

    @Schema(name = "OccurrenceReports")
    record Rows(@NotEmpty @Size(max = 200) List<@NotNull @Valid Row> items) {}

    /**
     * @param status CREATED; SKIPPED, when there is a report on it already; REFUSED, with a code of the catalogue
     */
    @Schema(name = "OccurrenceReportResult")
    record Result(int index, UUID occurrenceId, String status, UUID reportId, String code, String detail) {}

    @Schema(name = "OccurrenceReportResults")
    record Results(int created, int skipped, int refused, List<Result> items) {

        static Results of(List<Result> items) {
            return new Results(count(items, "CREATED"), count(items, "SKIPPED"), count(items, "REFUSED"), items);
        }

        private static int count(List<Result> items, String status) {
            return (int)
                    items.stream().filter(item -> item.status().equals(status)).count();
        }
    }

    private final ManyReports many;

    OccurrenceReportResource(ManyReports many) {
        this.many = many;
    }

    @POST
    @RolesAllowed({"UNIT_HEAD", "UNIT_CLERK", "SYSTEM"})
    @Idempotent
    @Transactional
    @Operation(
            operationId = "reportOccurrences",
            summary = "Reports on up to 200 occurrences, as a system does for its units",
            description =
                    "Each row stands for itself and has its result; a row that is refused stops no other. What has a"
                            + " report already is skipped, so that the same rows may be sent again.")
    @APIResponse(
            responseCode = "200",
            description = "one result for each row, in their order",
            content = @Content(schema = @Schema(implementation = Results.class)))
    public Response report(@NotNull @Valid Rows rows) {
        return Response.ok(Results.of(many.report(rows.items()))).build();
    }
}
