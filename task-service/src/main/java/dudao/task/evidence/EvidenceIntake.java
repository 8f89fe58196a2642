package dudao.task.evidence;

import dudao.commons.audit.AuditTrail;
import dudao.commons.data.Ids;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.task.evidence.content.FileName;
import dudao.task.evidence.content.MediaTypes;
import dudao.task.evidence.storing.EvidenceStore;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/** Takes in a file: looks into it, knows it again, keeps it. */
@Singleton
class EvidenceIntake {

    /** @param fresh false when the unit had handed in the same bytes before */
    record Taken(Evidence evidence, boolean fresh) {}

    private final EvidenceFiles files;
    private final EvidenceStore store;
    private final EvidenceLimits limits;
    private final OrganizationTree tree;
    private final Caller caller;
    private final Clock clock;
    private final AuditTrail trail;

    EvidenceIntake(
            EvidenceFiles files,
            EvidenceStore store,
            EvidenceLimits limits,
            OrganizationTree tree,
            Caller caller,
            Clock clock,
            AuditTrail trail) {
        this.files = files;
        this.store = store;
        this.limits = limits;
        this.tree = tree;
        this.caller = caller;
        this.clock = clock;
        this.trail = trail;
    }

    /** @param organization the unit it is for; null for the caller's own */
    Taken take(Path file, String name, UUID organization) {
        UUID unit = unit(organization);
        try {
            limits.checkSize(Files.size(file));
            String sha256 = sha256(file);
            Optional<Evidence> known = files.find(unit, sha256);
            return known.map(evidence -> new Taken(evidence, false))
                    .orElseGet(() -> keep(file, describe(file, FileName.clean(name), unit, sha256)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private UUID unit(UUID organization) {
        if (organization == null || organization.equals(caller.organizationId())) {
            return tree.scopeOf(caller).own().id();
        }
        UUID unit = tree.inScope(organization, caller).id();
        if (!caller.hasRole("SYSTEM")) {
            throw RuleViolation.of("FORBIDDEN", "只有系统账户能代下属单位上传");
        }
        return unit;
    }

    private Evidence describe(Path file, String name, UUID unit, String sha256) {
        try {
            return new Evidence(
                    Ids.next(),
                    unit,
                    name,
                    MediaTypes.of(file),
                    Files.size(file),
                    sha256,
                    clock.instant()
                            .truncatedTo(ChronoUnit.MICROS)
                            .atZone(Clocks.SHANGHAI)
                            .toOffsetDateTime(),
                    caller.id(),
                    caller.name(),
                    caller.onBehalfOf().orElse(null),
                    caller.organizationId());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Taken keep(Path file, Evidence evidence) {
        limits.checkWaiting(files.waiting(evidence.organizationId()));
        if (!files.add(evidence)) {
            // Somebody of the unit was faster by a moment.
            return new Taken(
                    files.find(evidence.organizationId(), evidence.sha256()).orElseThrow(), false);
        }
        try {
            store.put(evidence.id(), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        trail.changed("evidence", evidence.id(), null, evidence);
        return new Taken(evidence, true);
    }

    private static String sha256(Path file) throws IOException {
        try (DigestInputStream content =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            content.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(content.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
