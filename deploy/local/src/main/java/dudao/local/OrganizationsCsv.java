package dudao.local;

import java.util.Collection;
import java.util.stream.Collectors;

/** Organisations as the import of task-service wants them. */
final class OrganizationsCsv {
    private static final String HEADER = "id,scheme,code,name,kind,parentCode,schoolClass,ownership";

    private OrganizationsCsv() {}

    static String of(Collection<Organization> organizations) {
        return organizations.stream()
                .map(OrganizationsCsv::row)
                .collect(Collectors.joining("\r\n", HEADER + "\r\n", "\r\n"));
    }

    private static String row(Organization organization) {
        return String.join(
                ",",
                organization.id().toString(),
                organization.scheme().name(),
                organization.code(),
                organization.name(),
                organization.kind().name(),
                organization.parentCode().orElse(""),
                organization.schoolClass().map(each -> each.digits).orElse(""),
                organization.ownership().map(Enum::name).orElse(""));
    }
}
