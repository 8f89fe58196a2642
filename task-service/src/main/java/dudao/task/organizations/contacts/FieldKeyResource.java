package dudao.task.organizations.contacts;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/field-keys")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("SECADMIN")
@Tag(name = "Field keys", description = "Keys of encrypted fields. They come from the configuration, never from here")
class FieldKeyResource {

    record SealedAnew(int count) {}

    private final Contacts contacts;

    FieldKeyResource(Contacts contacts) {
        this.contacts = contacts;
    }

    @POST
    @Path("/re-encrypt")
    @Transactional
    @Operation(
            operationId = "reEncryptFields",
            summary = "Encrypts anew what an old key or another algorithm has encrypted",
            description = "After this an old key may be taken out of the ring. Shows nothing of what is encrypted.")
    @APIResponse(responseCode = "200", description = "how many rows were encrypted anew")
    public SealedAnew reEncrypt() {
        return new SealedAnew(contacts.sealAnew());
    }
}
