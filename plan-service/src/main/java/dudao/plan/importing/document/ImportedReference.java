package dudao.plan.importing.document;

/**
 * A document an item refers to.
 *
 * @param title what stands in 《》, or the words that stand for a document: 省教育厅通知精神; null where only a number is given
 * @param documentNumber its 文号 as printed, or null
 * @param trial whether its title says 试行 or 暂行
 * @param level of who issued it, where the words before it say so; else null
 */
public record ImportedReference(
        String title, String documentNumber, Relation relation, Span span, boolean trial, Level level) {

    /** How the item stands to the document. */
    public enum Relation {
        /** 根据, 落实, 执行: what the work rests on */
        BASIS,
        /** 制定, 印发: what the work brings forth */
        PRODUCT,
        MENTION
    }

    /** Whose document it is. */
    public enum Level {
        STATE,
        PROVINCE,
        CITY,
        COUNTY
    }

    public ImportedReference(String title, String documentNumber, Relation relation, Span span) {
        this(title, documentNumber, relation, span, false, null);
    }
}
