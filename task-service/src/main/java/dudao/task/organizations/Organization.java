package dudao.task.organizations;

import dudao.commons.data.Versioned;
import java.util.UUID;

/** An organisation with its place in the tree: ids from the root down, and the county it is or stands under. */
public record Organization(
        UUID id,
        String kind,
        String name,
        UUID parentId,
        String path,
        UUID countyId,
        String schoolClass,
        String ownership,
        String codeScheme,
        String code,
        long version)
        implements Versioned {

    /** What is said about an organisation; its place follows from the parent. */
    record Facts(
            OrganizationKind kind, String name, String schoolClass, String ownership, CodeScheme scheme, String code) {

        /** The first two digits of a school's code tell its class. */
        Facts withClassFromCode() {
            return scheme == CodeScheme.SCHOOL && schoolClass == null
                    ? new Facts(kind, name, code.substring(0, 2), ownership, scheme, code)
                    : this;
        }

        boolean classContradictsCode() {
            return scheme == CodeScheme.SCHOOL && schoolClass != null && !code.startsWith(schoolClass);
        }
    }

    static Organization place(UUID id, Facts facts, Organization parent, long version) {
        return new Organization(
                id,
                facts.kind().name(),
                facts.name(),
                parent == null ? null : parent.id(),
                (parent == null ? "" : parent.path()) + id.toString().replace("-", "") + "/",
                facts.kind() == OrganizationKind.COUNTY_BUREAU ? id : parent == null ? null : parent.countyId(),
                facts.schoolClass(),
                facts.ownership(),
                facts.scheme() == null ? null : facts.scheme().name(),
                facts.code(),
                version);
    }

    Facts facts() {
        return new Facts(
                OrganizationKind.valueOf(kind),
                name,
                schoolClass,
                ownership,
                codeScheme == null ? null : CodeScheme.valueOf(codeScheme),
                code);
    }

    boolean saysTheSameAs(Organization other) {
        return withVersion(other.version).equals(other);
    }

    Organization withVersion(long version) {
        return new Organization(
                id, kind, name, parentId, path, countyId, schoolClass, ownership, codeScheme, code, version);
    }
}
