package dudao.task.organizations;

import java.util.Arrays;
import java.util.Optional;

/** Kinds of organisation with what each may stand under. No kind stands under itself, so the tree has no circles. */
enum OrganizationKind {
    CITY_BUREAU,
    INSPECTION_OFFICE,
    COUNTY_BUREAU,
    SCHOOL;

    static Optional<OrganizationKind> of(String name) {
        return Arrays.stream(values()).filter(kind -> kind.name().equals(name)).findFirst();
    }

    boolean needsParent() {
        return this != CITY_BUREAU;
    }

    boolean mayStandUnder(OrganizationKind parent) {
        return switch (this) {
            case CITY_BUREAU -> false;
            case COUNTY_BUREAU -> parent == CITY_BUREAU;
            case INSPECTION_OFFICE, SCHOOL -> parent == CITY_BUREAU || parent == COUNTY_BUREAU;
        };
    }
}
