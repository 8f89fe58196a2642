package dudao.inspection.indicators;

/** What is scored by a tree, each in a table of its own. */
enum Scored {
    INSPECTION("indicator_score", "inspection_id"),
    EVALUATION("evaluation_score", "evaluation_id");

    final String table;
    final String key;

    Scored(String table, String key) {
        this.table = table;
        this.key = key;
    }
}
