package dudao.plan.importing.structure;

/** A stretch of the clean text. */
record Range(int start, int end) {}
