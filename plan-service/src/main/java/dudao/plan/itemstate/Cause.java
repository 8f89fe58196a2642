package dudao.plan.itemstate;

/**
 * Why an item moves.
 *
 * @param document 文号 or name of the paper that ordered it, or null
 * @param details what only this kind of transition says, a record to be written as JSON; or null
 */
public record Cause(String document, String reason, Object details) {

    public static final Cause NONE = new Cause(null, null, null);
}
