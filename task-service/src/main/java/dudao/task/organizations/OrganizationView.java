package dudao.task.organizations;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Organization")
record OrganizationView(
        UUID id,
        @Schema(
                        description = "PROVINCE_DEPARTMENT, CITY_BUREAU, INSPECTION_OFFICE, COUNTY_BUREAU, OFFICE,"
                                + " COUNTY_GOVERNMENT, SCHOOL_GROUP, SCHOOL_DISTRICT, SCHOOL, UNIVERSITY or CLASS;"
                                + " more may come")
                String kind,
        String name,
        UUID parentId,
        @Schema(description = "the county bureau it is or stands under; null at city level") UUID countyId,
        @Schema(
                        description = "first two digits of the school code: 11 kindergarten, 21 primary, 31 junior, "
                                + "34 senior, 36 vocational, 51 special")
                String schoolClass,
        @Schema(description = "PUBLIC or PRIVATE") String ownership,
        @Schema(description = "GB2260, SCHOOL or USCC") String codeScheme,
        @Schema(description = "the code it is known by; all of them with their days are its `codes`") String code,
        @Schema(description = "first day; null when it is not known") LocalDate openedOn,
        @Schema(description = "first day on which it is no more; null while it is there") LocalDate closedOn) {

    static OrganizationView of(Organization organization) {
        return new OrganizationView(
                organization.id(),
                organization.kind(),
                organization.name(),
                organization.parentId(),
                organization.countyId(),
                organization.schoolClass(),
                organization.ownership(),
                organization.codeScheme(),
                organization.code(),
                organization.openedOn(),
                organization.closedOn());
    }
}
