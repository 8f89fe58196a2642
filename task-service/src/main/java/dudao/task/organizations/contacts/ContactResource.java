package dudao.task.organizations.contacts;

import dudao.commons.audit.AuditTrail;
import dudao.commons.audit.Audited;
import dudao.commons.http.ETags;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/organizations/{id}/contacts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Contacts",
        description = "Who answers for an organisation and how they are reached: personal data, encrypted, shown to the"
                + " organisation itself and those above it; every reading is kept in the audit log")
class ContactResource {

    @Schema(name = "NewContacts")
    record NewContacts(@NotNull @Size(max = 50) List<@NotNull @Valid Contact> items) {

        void check() {
            for (int n = 0; n < items.size(); n++) {
                Contact each = items.get(n);
                if (each.from() != null && each.to() != null && each.to().isBefore(each.from())) {
                    throw RuleViolation.invalidField("/items/" + n + "/to", "不能早于 from");
                }
            }
        }
    }

    @Schema(name = "Contacts")
    record ContactsView(UUID organizationId, List<Contact> items) {}

    private final Contacts contacts;
    private final OrganizationTree tree;
    private final Caller caller;
    private final AuditTrail trail;

    ContactResource(Contacts contacts, OrganizationTree tree, Caller caller, AuditTrail trail) {
        this.contacts = contacts;
        this.tree = tree;
        this.caller = caller;
        this.trail = trail;
    }

    @GET
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "UNIT_HEAD", "UNIT_CLERK"})
    @Audited(reads = "contacts")
    @Transactional
    @Operation(operationId = "getContacts", summary = "Responsible persons, duty and contacts of an organisation")
    @APIResponse(
            responseCode = "200",
            description = "all of them, whether they answer today or not",
            content = @Content(schema = @Schema(implementation = ContactsView.class)))
    public Response get(@PathParam("id") UUID id) {
        tree.inScope(id, caller);
        return answer(contacts.of(id));
    }

    @PUT
    @RolesAllowed({"SUPERVISOR", "UNIT_HEAD", "UNIT_CLERK"})
    @Transactional
    @Operation(
            operationId = "putContacts",
            summary = "Replaces the contacts of an organisation",
            description =
                    "By itself or by those above it. The ETag is that of the contacts, \"0\" before any were given.")
    @APIResponse(
            responseCode = "200",
            description = "the contacts from now on",
            content = @Content(schema = @Schema(implementation = ContactsView.class)))
    public Response put(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid NewContacts wanted) {
        tree.inScope(id, caller);
        wanted.check();
        ContactList before = contacts.of(id);
        ETags.check(ifMatch, before);
        if (!contacts.replace(before, wanted.items(), caller.id())) {
            throw RuleViolation.of("STALE", "联系人已被修改,请重新读取");
        }
        ContactList after = contacts.of(id);
        trail.changed("contacts", id, before.version(), after.version());
        return answer(after);
    }

    private static Response answer(ContactList list) {
        return ETags.tagged(Response.ok(new ContactsView(list.id(), list.items())), list)
                .build();
    }
}
