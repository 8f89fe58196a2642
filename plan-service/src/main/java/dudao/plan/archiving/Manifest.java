package dudao.plan.archiving;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dudao.commons.identity.Actor;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The fixity list of a package. */
@Schema(name = "ArchiveManifest")
@JsonPropertyOrder({"planId", "endedAt", "builtAt", "builtBy", "algorithm", "contentSha256", "parts"})
record Manifest(
        UUID planId,
        @Schema(description = "when the plan was closed or revoked; the figures are of that moment")
                OffsetDateTime endedAt,
        OffsetDateTime builtAt,
        Actor builtBy,
        @Schema(description = "of every hash here, in hex") String algorithm,
        @Schema(description = "over the lines `sha256  name` of the parts in their order, each ended by a line feed")
                String contentSha256,
        List<Entry> parts) {

    @Schema(name = "ArchiveEntry")
    record Entry(String name, @Schema(description = "in bytes") long size, String sha256) {

        static Entry of(ArchivePart.Part part) {
            return new Entry(part.name(), part.content().length, Sha256.of(part.content()));
        }
    }

    static Manifest of(
            UUID planId, OffsetDateTime endedAt, OffsetDateTime builtAt, Actor by, List<ArchivePart.Part> parts) {
        List<Entry> entries = parts.stream().map(Entry::of).toList();
        return new Manifest(planId, endedAt, builtAt, by, "SHA-256", whole(entries), entries);
    }

    static String whole(List<Entry> entries) {
        StringBuilder lines = new StringBuilder();
        entries.forEach(each ->
                lines.append(each.sha256()).append("  ").append(each.name()).append('\n'));
        return Sha256.of(lines.toString().getBytes(StandardCharsets.UTF_8));
    }
}
