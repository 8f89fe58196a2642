package dudao.inspection.indicators;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "IndicatorTree")
@JsonInclude(JsonInclude.Include.NON_NULL)
record TreeView(
        UUID id,
        UUID organizationId,
        String name,
        int revision,
        LocalDate validFrom,
        BigDecimal points,
        List<Node> indicators) {

    @Schema(name = "IndicatorNode")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Node(String code, String parent, String title, @Schema(description = "of a leaf") BigDecimal points) {}

    static TreeView of(IndicatorTree tree) {
        return new TreeView(
                tree.id,
                tree.organizationId,
                tree.name,
                tree.revision,
                tree.validFrom,
                tree.leaves().map(Indicator::points).reduce(BigDecimal.ZERO, BigDecimal::add),
                tree.indicators.stream()
                        .map(each -> new Node(each.code(), each.parent(), each.title(), each.points()))
                        .toList());
    }
}
