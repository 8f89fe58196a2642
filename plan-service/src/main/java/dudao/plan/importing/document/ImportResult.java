package dudao.plan.importing.document;

import java.util.List;

/**
 * What was recognised in a text.
 *
 * @param warnings about what belongs to none of the documents
 */
public record ImportResult(List<ImportedDocument> documents, List<ImportWarning> warnings) {}
