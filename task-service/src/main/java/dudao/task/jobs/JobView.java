package dudao.task.jobs;

import dudao.commons.time.Clocks;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "Job",
        description =
                "Bulk work. `RUNNING` goes on by itself: `done` and `skipped` of `total`. `FAILED` means that nothing was"
                        + " written, the rows say why; `CANCELLED` that what had been done by then stays")
public record JobView(
        UUID id,
        JobKind kind,
        JobState state,
        boolean dryRun,
        Counts counts,
        OffsetDateTime createdAt,
        OffsetDateTime finishedAt,
        Links links) {

    /** @param skipped what was as wanted already */
    @Schema(name = "JobCounts")
    public record Counts(int total, int done, int skipped, int failed) {}

    @Schema(name = "JobLinks")
    public record Links(String self, String rows) {}

    public static JobView of(Job job) {
        String self = "/api/v1/jobs/" + job.id();
        return new JobView(
                job.id(),
                job.kind(),
                job.state(),
                job.dryRun(),
                new Counts(job.total(), job.done(), job.skipped(), job.failed()),
                local(job.createdAt()),
                job.finishedAt() == null ? null : local(job.finishedAt()),
                new Links(self, self + "/rows"));
    }

    private static OffsetDateTime local(OffsetDateTime time) {
        return time.atZoneSameInstant(Clocks.SHANGHAI).toOffsetDateTime();
    }

    public Response accepted() {
        return Response.accepted(this).location(URI.create(links.self())).build();
    }
}
