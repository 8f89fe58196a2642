package dudao.plan.importing.document;

import java.math.BigDecimal;
import java.util.List;

/**
 * A quantity the document promises.
 *
 * @param text the clause that says so
 * @param quantity with 万 and 亿 multiplied out
 * @param object what is counted, verbatim; null where the clause does not say
 * @param comparator {@code =}, {@code >=}, {@code <=} or {@code ~} (about)
 * @param objects the things that share the one number, where the object names several
 * @param partOf position (from 0) among the item's targets of the one this is 其中 a part of; null for a whole
 */
public record ImportedTarget(
        String text,
        BigDecimal quantity,
        String unit,
        String object,
        String comparator,
        Span span,
        List<String> objects,
        Integer partOf) {

    public ImportedTarget {
        objects = objects == null ? List.of() : objects;
    }

    public ImportedTarget(String text, BigDecimal quantity, String unit, String object, String comparator, Span span) {
        this(text, quantity, unit, object, comparator, span, List.of(), null);
    }
}
