package dudao.task.organizations.terms;

import dudao.commons.data.Versioned;
import java.util.List;
import java.util.UUID;

/** What an organisation itself says of its days; version 0 before it has said anything. */
record OwnCalendar(UUID id, long version, List<NamedDays> terms, List<NamedDays> closingDays) implements Versioned {}
