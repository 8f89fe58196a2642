package dudao.inspection.filing;

import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.inspection.requests.Days;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** For the gate: no token, and whoever holds a code has been shown it by the team. */
@Path("/api/v1/public")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Filing")
class EntryCodeResource {

    @Schema(name = "EntryCodeCheck")
    record Check(
            EntryCode code,
            @Schema(description = "false: the filing was cancelled since") boolean stands,
            @Schema(description = "whether today is one of the filed days") boolean today) {}

    @Schema(name = "FilingKey")
    public record FilingKey(
            UUID id,
            UUID officeId,
            String office,
            @Schema(description = "Ed25519, X.509 in base64") String publicKey,
            OffsetDateTime createdAt) {

        public FilingKey {
            createdAt = Days.shown(createdAt);
        }
    }

    @Schema(name = "FilingKeys")
    record FilingKeys(List<FilingKey> items) {}

    private static final RowMapper<FilingKey> KEY = ConstructorMapper.of(FilingKey.class);

    private final EntryCodes codes;
    private final Jdbi jdbi;
    private final Clock clock;

    EntryCodeResource(EntryCodes codes, Jdbi jdbi, Clock clock) {
        this.codes = codes;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @GET
    @Path("/entry-codes/{code}")
    @Transactional
    @Operation(
            operationId = "checkEntryCode",
            summary = "Reads the code at the gate and says whether the filing still stands",
            description = "The code can be read without this: `DUDAO1.KEY.PAYLOAD.SIGNATURE`, payload and signature"
                    + " base64url, Ed25519 over everything before the last dot, by the key of that id.")
    @APIResponse(
            responseCode = "200",
            description = "what was filed",
            content = @Content(schema = @Schema(implementation = Check.class)))
    @APIResponse(responseCode = "422", description = "ENTRY_CODE_INVALID: not signed by an office, or changed")
    public Check check(@PathParam("code") String code) {
        EntryCode read =
                codes.read(code).orElseThrow(() -> RuleViolation.of("ENTRY_CODE_INVALID", "不是有效的入校码,请勿放行,可举报"));
        LocalDate today = Clocks.dateOf(clock.instant());
        boolean now = !today.isBefore(read.visitFrom()) && !today.isAfter(read.visitTo());
        return new Check(read, codes.stands(read), now);
    }

    @GET
    @Path("/filing-keys")
    @Transactional
    @Operation(operationId = "listFilingKeys", summary = "The offices' public keys, to check codes without a network")
    @APIResponse(
            responseCode = "200",
            description = "all of them, also those used before",
            content = @Content(schema = @Schema(implementation = FilingKeys.class)))
    public FilingKeys keys() {
        return new FilingKeys(jdbi.withHandle(handle ->
                handle.createQuery("select * from filing_keys()").map(KEY).list()));
    }
}
