package dudao.task.delivering;

import java.util.UUID;

/** A message no channel has taken along yet. */
public record Waiting(UUID id, UUID organizationId, String recipient, boolean urgent, String subject, String body) {}
