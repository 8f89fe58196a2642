package dudao.plan.importing.document;

/**
 * One of those a covering notice is addressed to (主送机关).
 *
 * @param all whether all of a kind are meant: 各直属学校
 */
public record ImportedAddressee(String name, ImportedParty.Kind kind, boolean all, Span span) {}
