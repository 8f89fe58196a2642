package dudao.inspection.filing;

import dudao.inspection.procedure.InspectionKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** A visit as it is to be filed. */
public record Filing(
        UUID inspectionId,
        UUID officeId,
        InspectionKind kind,
        UUID organizationId,
        List<String> matters,
        LocalDate visitFrom,
        LocalDate visitTo,
        UUID planEntryId) {

    /** Binds what was filed: whoever holds the hash sees whether anything of it has changed. */
    public String scopeHash() {
        String text =
                kind + "\n" + organizationId + "\n" + visitFrom + "\n" + visitTo + "\n" + String.join("\n", matters);
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
