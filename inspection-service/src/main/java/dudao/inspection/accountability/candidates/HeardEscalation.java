package dudao.inspection.accountability.candidates;

import java.util.UUID;

/** What task-service tells of a slip, as far as it matters here. */
record HeardEscalation(UUID escalationId, UUID taskId, UUID organizationId, UUID issuerId, String title, String step) {}
