package dudao.inspection.terms;

import java.time.LocalDate;
import java.util.UUID;

public record SchoolTerm(UUID id, UUID organizationId, String name, LocalDate firstDay, LocalDate lastDay) {}
