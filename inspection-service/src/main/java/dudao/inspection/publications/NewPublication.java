package dudao.inspection.publications;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Either what the public shall read, or why it shall read nothing. */
record NewPublication(
        @Size(max = 50_000) @Schema(description = "of the report, as the public shall read it") String text,
        @Size(max = 50_000) @Schema(description = "of the opinion letter, where the local law has it published")
                String letter,
        @Size(max = 2000) @Schema(description = "instead of a text: the basis on which nothing is published")
                String exemption,
        @NotBlank
                @Size(max = 5000)
                @Schema(description = "what was left out and why: names, pupils, secrets; or that there was nothing")
                String redacted) {

    @AssertTrue(message = "text 和 exemption 应给且只给一个")
    @Schema(hidden = true)
    boolean isOneOfTwo() {
        return isGiven(text) != isGiven(exemption);
    }

    private static boolean isGiven(String text) {
        return text != null && !text.isBlank();
    }
}
