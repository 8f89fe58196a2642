package dudao.plan.access;

import dudao.commons.data.Versioned;
import java.util.UUID;

/** A plan as its parts see it: whose it is and whether it may still be edited. */
public record PlanHead(UUID id, long version, UUID issuerId, int year, PlanStatus status) implements Versioned {}
