package dudao.inspection.accountability.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A ground, a measure or what weighs heavier.
 *
 * @param objects null: of every kind
 * @param handedOver whether another body carries the measure out, against a receipt
 */
@Schema(name = "AccountabilityEntry")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Entry(
        String code,
        String name,
        @Schema(description = "kinds of object it is for; absent: all") List<ObjectKind> objects,
        String law,
        @Schema(description = "absent where it is not verified") String article,
        @Schema(description = "whether the text of the law was read") boolean verified,
        @Schema(description = "carried out by another body, against a receipt") boolean handedOver) {

    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    @Schema(description = "law and article; 条文待核 where it is not verified")
    public String citation() {
        return "《" + law + "》" + (article == null ? "" : article) + (verified ? "" : "(条文待核)");
    }

    boolean isFor(ObjectKind kind) {
        return objects == null || objects.contains(kind);
    }
}
