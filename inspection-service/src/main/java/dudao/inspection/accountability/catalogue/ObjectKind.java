package dudao.inspection.accountability.catalogue;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who can be held to account. */
@Schema(name = "AccountabilityObject")
public enum ObjectKind {
    COUNTY_GOVERNMENT,
    EDUCATION_BUREAU,
    SCHOOL,
    PERSON,
    INSPECTOR;

    public boolean isPerson() {
        return this == PERSON || this == INSPECTOR;
    }

    /** @param organizationKind as task-service registers it; schools, their groups and districts are one kind here */
    public static ObjectKind ofUnit(String organizationKind) {
        return switch (organizationKind) {
            case "COUNTY_GOVERNMENT" -> COUNTY_GOVERNMENT;
            case "PROVINCE_DEPARTMENT", "CITY_BUREAU", "COUNTY_BUREAU", "OFFICE", "INSPECTION_OFFICE" ->
                EDUCATION_BUREAU;
            default -> SCHOOL;
        };
    }
}
