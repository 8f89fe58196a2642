package dudao.plan.itemstate;

/** What moves an item from one state to the next. */
public enum ItemCommand {
    ISSUE("issue", null, true, null),
    DECOMPOSE("decompose", "item-decomposed", false, null),
    START("start", "item-in-progress", true, null),
    FINISH("finish", "item-assessment-due", true, null),
    PROPOSE("propose-assessment", null, false, false),
    PROPOSE_PERIOD("propose-assessment", null, false, true),
    CONFIRM_ACHIEVED("confirm-assessment", "item-assessed", false, false),
    CONFIRM_PARTIALLY_ACHIEVED("confirm-assessment", "item-assessed", false, false),
    CONFIRM_NOT_ACHIEVED("confirm-assessment", "item-assessed", false, false),
    CONFIRM_PERIOD("confirm-assessment", "item-assessed", false, true),
    CARRY_OVER("carry-over", "item-carried-over", false, null),
    CANCEL("cancel", "item-cancelled", false, null),
    REOPEN("reopen", "item-reopened", true, null);

    private final String path;
    private final String fact;
    private final boolean ofTheService;
    private final Boolean continuing;

    /** @param continuing whether only what goes on for years knows it, or only the rest; null: every item does */
    ItemCommand(String path, String fact, boolean ofTheService, Boolean continuing) {
        this.path = path;
        this.fact = fact;
        this.ofTheService = ofTheService;
        this.continuing = continuing;
    }

    /** As it stands in paths and in {@code allowedCommands}. */
    public String path() {
        return path;
    }

    /** Type of the event that tells it; null when the plan's own event does, or nothing has changed yet. */
    public String eventType() {
        return fact == null ? null : "dudao.plan." + fact + ".v1";
    }

    /** Name of the row in the item's history. */
    String happened() {
        return fact == null ? path : fact.substring("item-".length());
    }

    /** Nobody gives it: the item follows its tasks or its plan. */
    public boolean isOfTheService() {
        return ofTheService;
    }

    /** @param continuing nature CONTINUING: judged for each period, never for good */
    public boolean fits(boolean continuing) {
        return this.continuing == null || this.continuing == continuing;
    }
}
