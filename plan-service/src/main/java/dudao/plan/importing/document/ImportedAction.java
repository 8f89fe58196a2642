package dudao.plan.importing.document;

/**
 * A set of jobs that go by one name and a number: 关爱教师十项行动.
 *
 * @param count how many there are to be ticked off
 */
public record ImportedAction(String name, int count, Span span) {}
