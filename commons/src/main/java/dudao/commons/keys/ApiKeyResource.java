package dudao.commons.keys;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dudao.commons.http.ETags;
import dudao.commons.http.Paging;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
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

@Path("/api/v1/api-keys")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("SECADMIN")
@Tag(
        name = "API keys",
        description = "For systems without OIDC: a key opens this service only, until a day or until revoked")
class ApiKeyResource {

    @Schema(name = "CreatedApiKey")
    record Created(
            @JsonUnwrapped ApiKey created,
            @Schema(description = "send it as `X-API-Key`; it is shown this once") String key) {}

    @Schema(name = "ApiKeyPage")
    record ApiKeyPage(List<ApiKey> items, String next) {}

    @Schema(name = "ApiKeyRevocation")
    record Revocation(@NotBlank @Size(max = 1000) String reason) {}

    private final ApiKeys keys;
    private final OrganizationTree tree;
    private final Caller caller;
    private final Clock clock;

    ApiKeyResource(ApiKeys keys, OrganizationTree tree, Caller caller, Clock clock) {
        this.keys = keys;
        this.tree = tree;
        this.caller = caller;
        this.clock = clock;
    }

    /** Not to be repeated by an idempotency key: then the secret would have to be stored. */
    @POST
    @Transactional
    @Operation(operationId = "createApiKey", summary = "Makes a key for a system; its secret is told once, here")
    @APIResponse(
            responseCode = "201",
            description = "the key with its secret",
            content = @Content(schema = @Schema(implementation = Created.class)))
    public Response create(@NotNull @Valid NewApiKey wanted) {
        LocalDate today = Clocks.dateOf(clock.instant());
        if (wanted.expiresOn().isBefore(today) || wanted.expiresOn().isAfter(today.plusYears(1))) {
            throw RuleViolation.invalidField("/expiresOn", "应在今天到 " + today.plusYears(1) + " 之间");
        }
        if (tree.find(wanted.organizationId()).isEmpty()) {
            throw RuleViolation.invalidField("/organizationId", "机构尚未登记");
        }
        KeyText text = KeyText.random();
        OffsetDateTime expiresAt =
                Clocks.endOf(wanted.expiresOn()).atZone(Clocks.SHANGHAI).toOffsetDateTime();
        ApiKey key = keys.add(wanted, text, expiresAt, caller.id());
        return ETags.tagged(Response.created(URI.create("/api/v1/api-keys/" + key.id())), key)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(new Created(key, text.reveal()))
                .build();
    }

    @GET
    @Transactional
    @Operation(operationId = "listApiKeys", summary = "All keys of this service, newest first, without their secrets")
    @APIResponse(
            responseCode = "200",
            description = "one page",
            content = @Content(schema = @Schema(implementation = ApiKeyPage.class)))
    public Response list(@BeanParam Paging paging, @Context UriInfo uri) {
        return keys.list(paging).response(uri);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getApiKey", summary = "One key, without its secret")
    @APIResponse(
            responseCode = "200",
            description = "the key",
            content = @Content(schema = @Schema(implementation = ApiKey.class)))
    public Response get(@PathParam("id") UUID id) {
        ApiKey key = keys.get(id);
        return ETags.tagged(Response.ok(key), key).build();
    }

    @POST
    @Path("/{id}/revoke")
    @Transactional
    @Operation(operationId = "revokeApiKey", summary = "Ends a key at once, for a reason")
    @APIResponse(
            responseCode = "200",
            description = "the key",
            content = @Content(schema = @Schema(implementation = ApiKey.class)))
    public Response revoke(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Revocation why) {
        ApiKey key = keys.locked(id);
        ETags.check(ifMatch, key);
        if (key.revokedAt() != null) {
            throw RuleViolation.illegalTransition("REVOKED", "revoke", List.of());
        }
        ApiKey revoked = keys.revoke(id, caller.id(), why.reason());
        return ETags.tagged(Response.ok(revoked), revoked).build();
    }
}
