package dudao.inspection.indicators;

import jakarta.persistence.Embeddable;
import java.math.BigDecimal;

/** @param points of a leaf; null of what stands above others */
@Embeddable
record Indicator(String code, String parent, String title, BigDecimal points) {

    boolean isLeaf() {
        return points != null;
    }
}
