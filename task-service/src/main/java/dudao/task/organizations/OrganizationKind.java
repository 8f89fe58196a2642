package dudao.task.organizations;

import java.util.Arrays;
import java.util.Optional;

/** Kinds of organisation with what each may stand under. No kind stands under itself, so the tree has no circles. */
public enum OrganizationKind {
    PROVINCE_DEPARTMENT,
    CITY_BUREAU,
    INSPECTION_OFFICE,
    COUNTY_BUREAU,
    /** 机关处室: answers for items of its bureau. */
    OFFICE,
    /** 县级人民政府: accountable itself; its county bureau is the contact and not its superior. */
    COUNTY_GOVERNMENT,
    /** 教育集团、联盟: its members are named by relations of the kind GROUP and stay where they stand. */
    SCHOOL_GROUP,
    /** 学区 between a county and its schools. */
    SCHOOL_DISTRICT,
    SCHOOL,
    /** Guided by the city and not commanded: usually a root with a relation of the kind GUIDE. */
    UNIVERSITY,
    /** 班级: a level for counts under a school. */
    CLASS;

    public static Optional<OrganizationKind> of(String name) {
        return Arrays.stream(values()).filter(kind -> kind.name().equals(name)).findFirst();
    }

    public boolean needsParent() {
        return this != PROVINCE_DEPARTMENT && this != CITY_BUREAU && this != UNIVERSITY;
    }

    public boolean mayStandUnder(OrganizationKind parent) {
        return switch (this) {
            case PROVINCE_DEPARTMENT -> false;
            case CITY_BUREAU, UNIVERSITY -> parent == PROVINCE_DEPARTMENT;
            case COUNTY_BUREAU, COUNTY_GOVERNMENT -> parent == CITY_BUREAU;
            case INSPECTION_OFFICE, OFFICE ->
                parent == PROVINCE_DEPARTMENT || parent == CITY_BUREAU || parent == COUNTY_BUREAU;
            case SCHOOL_GROUP -> parent == CITY_BUREAU || parent == COUNTY_BUREAU;
            case SCHOOL_DISTRICT -> parent == COUNTY_BUREAU;
            case SCHOOL -> parent == CITY_BUREAU || parent == COUNTY_BUREAU || parent == SCHOOL_DISTRICT;
            case CLASS -> parent == SCHOOL;
        };
    }
}
