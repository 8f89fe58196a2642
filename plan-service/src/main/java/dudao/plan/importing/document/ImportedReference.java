package dudao.plan.importing.document;

/**
 * A document an item refers to.
 *
 * @param title what stands in 《》; null where only a number is given
 * @param documentNumber its 文号 as printed, or null
 */
public record ImportedReference(String title, String documentNumber, Relation relation, Span span) {

    /** How the item stands to the document. */
    public enum Relation {
        /** 根据, 落实, 执行: what the work rests on */
        BASIS,
        /** 制定, 印发: what the work brings forth */
        PRODUCT,
        MENTION
    }
}
