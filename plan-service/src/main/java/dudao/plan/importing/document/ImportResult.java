package dudao.plan.importing.document;

import java.util.List;
import java.util.stream.Stream;

/**
 * What was recognised in a text.
 *
 * @param warnings about what belongs to none of the documents
 * @param text what was read out of a DOCX, PDF or web page; null where the text itself was submitted
 */
public record ImportResult(List<ImportedDocument> documents, List<ImportWarning> warnings, String text) {

    public ImportResult(List<ImportedDocument> documents, List<ImportWarning> warnings) {
        this(documents, warnings, null);
    }

    /** @param more what was left out when the text was read out of its file */
    public ImportResult readFrom(String text, List<ImportWarning> more) {
        return new ImportResult(
                documents, Stream.concat(more.stream(), warnings.stream()).toList(), text);
    }
}
