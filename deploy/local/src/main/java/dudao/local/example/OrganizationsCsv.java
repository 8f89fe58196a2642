package dudao.local.example;

import dudao.local.Organization;
import java.util.Collection;
import java.util.stream.Collectors;

/** Organisations as the import of task-service wants them. */
public final class OrganizationsCsv {
    private static final String HEADER = "id,kind,name,parentCode,codeScheme,code,schoolClass,ownership";

    private OrganizationsCsv() {}

    public static String of(Collection<Organization> organizations) {
        return organizations.stream()
                .map(OrganizationsCsv::row)
                .collect(Collectors.joining("\r\n", HEADER + "\r\n", "\r\n"));
    }

    private static String row(Organization organization) {
        return String.join(
                ",",
                organization.id().toString(),
                organization.kind().name(),
                organization.name(),
                organization.parentCode().orElse(""),
                organization.scheme().map(Enum::name).orElse(""),
                organization.scheme().map(any -> organization.code()).orElse(""),
                organization.schoolClass().map(each -> each.digits).orElse(""),
                organization.ownership().map(Enum::name).orElse(""));
    }
}
