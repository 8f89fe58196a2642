package dudao.plan.importing.document;

import java.math.BigDecimal;

/**
 * A quantity the document promises.
 *
 * @param text the clause that says so
 * @param quantity with 万 and 亿 multiplied out
 * @param object what is counted, verbatim; null where the clause does not say
 * @param comparator {@code =}, {@code >=}, {@code <=} or {@code ~} (about)
 */
public record ImportedTarget(
        String text, BigDecimal quantity, String unit, String object, String comparator, Span span) {}
