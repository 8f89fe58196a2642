package dudao.plan.archiving;

import dudao.commons.time.Clocks;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The files of a plan as they are kept, and whether they still are what they were. */
@Schema(name = "PlanArchive")
record Archive(
        Manifest manifest,
        @Schema(description = "of the package, in bytes") long size,
        @Schema(description = "SHA-256 of the package as it was built, in hex; also its ETag") String sha256,
        Verification verification) {

    /** @param broken names of parts that are not what the manifest says, `package` for the whole */
    @Schema(name = "ArchiveVerification", description = "every hash computed anew for this answer")
    record Verification(boolean intact, OffsetDateTime checkedAt, List<String> broken) {}

    /** The package carries its own manifest, so what is kept beside it must be the same. */
    static Verification verify(String manifestText, Manifest manifest, String sha256, byte[] zip, Instant now) {
        List<String> broken = new ArrayList<>();
        if (!Sha256.of(zip).equals(sha256)) {
            broken.add("package");
        }
        Map<String, byte[]> parts = Package.parts(zip);
        for (Manifest.Entry entry : manifest.parts()) {
            byte[] part = parts.get(entry.name());
            if (part == null || !Sha256.of(part).equals(entry.sha256())) {
                broken.add(entry.name());
            }
        }
        byte[] inside = parts.get(Archives.MANIFEST);
        if (inside == null
                || !new String(inside, StandardCharsets.UTF_8).equals(manifestText)
                || !Manifest.whole(manifest.parts()).equals(manifest.contentSha256())) {
            broken.add(Archives.MANIFEST);
        }
        return new Verification(broken.isEmpty(), now.atZone(Clocks.SHANGHAI).toOffsetDateTime(), List.copyOf(broken));
    }
}
