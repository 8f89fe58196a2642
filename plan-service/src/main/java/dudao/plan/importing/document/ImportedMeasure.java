package dudao.plan.importing.document;

/**
 * One thing to be done: a sentence or clause of an item's body.
 *
 * @param openTiming the word that leaves its time open (适时, 及时, 尽快, 定期), where no date and no interval is given; else null
 * @param referenceYear the year the work is about where it is not the plan's: 2023年度民办学校年检; else null
 */
public record ImportedMeasure(
        String wording, Span span, Commitment commitment, String openTiming, Integer referenceYear) {

    public ImportedMeasure(String wording, Span span, Commitment commitment) {
        this(wording, span, commitment, null, null);
    }
}
