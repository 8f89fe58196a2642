package dudao.plan.heading;

import java.util.Arrays;
import java.util.List;

/** 时效性: 现行有效, 已被修改, 已被替代, 已失效. */
public enum ValidityStatus {
    IN_FORCE,
    AMENDED,
    SUPERSEDED,
    LAPSED;

    /** Whether a document of this status may become one of that. */
    public boolean mayBecome(ValidityStatus next) {
        return switch (this) {
            case IN_FORCE, AMENDED -> next != IN_FORCE;
            case SUPERSEDED, LAPSED -> false;
        };
    }

    public List<String> mayBecome() {
        return Arrays.stream(values()).filter(this::mayBecome).map(Enum::name).toList();
    }
}
