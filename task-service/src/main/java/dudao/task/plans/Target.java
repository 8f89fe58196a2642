package dudao.task.plans;

import java.math.BigDecimal;
import java.util.UUID;

/** A figure a measure is to reach; units report what they added to it. */
public record Target(UUID targetId, String text, BigDecimal quantity, String unit, String object, String comparator) {}
