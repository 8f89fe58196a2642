package dudao.task.organizations;

import dudao.commons.data.Versioned;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An organisation with its place in the tree: ids from the root down, and the county it is or stands under.
 *
 * @param code the one it is known by; others stand in {@code organization_code}
 * @param openedOn first day; null when it is not known
 * @param closedOn first day on which it is no more
 */
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
        LocalDate openedOn,
        LocalDate closedOn,
        long version)
        implements Versioned {

    /** What is said about an organisation; its place follows from the parent. */
    public record Facts(
            OrganizationKind kind, String name, String schoolClass, String ownership, CodeScheme scheme, String code) {

        /** The first two digits of a school's code tell its class. */
        public Facts withClassFromCode() {
            return scheme == CodeScheme.SCHOOL && schoolClass == null
                    ? new Facts(kind, name, code.substring(0, 2), ownership, scheme, code)
                    : this;
        }

        public boolean classContradictsCode() {
            return scheme == CodeScheme.SCHOOL && schoolClass != null && !code.startsWith(schoolClass);
        }

        public Facts named(String other) {
            return new Facts(kind, other, schoolClass, ownership, scheme, code);
        }

        /** Another code of a school may tell another class. */
        public Facts coded(CodeScheme otherScheme, String other) {
            boolean tellsClass = otherScheme == CodeScheme.SCHOOL && other != null;
            return new Facts(
                    kind, name, tellsClass ? other.substring(0, 2) : schoolClass, ownership, otherScheme, other);
        }
    }

    public static Organization place(UUID id, Facts facts, Organization parent, long version) {
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
                null,
                null,
                version);
    }

    /** The same organisation with what is said about it from now on and where it stands. */
    public Organization at(Facts facts, Organization parent) {
        return place(id, facts, parent, version).opened(openedOn).closed(closedOn);
    }

    /** What is said about it from now on; it stays where it is. */
    public Organization with(Facts facts) {
        return new Organization(
                id,
                facts.kind().name(),
                facts.name(),
                parentId,
                path,
                countyId,
                facts.schoolClass(),
                facts.ownership(),
                facts.scheme() == null ? null : facts.scheme().name(),
                facts.code(),
                openedOn,
                closedOn,
                version);
    }

    public Facts facts() {
        return new Facts(
                OrganizationKind.valueOf(kind),
                name,
                schoolClass,
                ownership,
                codeScheme == null ? null : CodeScheme.valueOf(codeScheme),
                code);
    }

    public boolean isClosed() {
        return closedOn != null;
    }

    Organization opened(LocalDate day) {
        return new Organization(
                id,
                kind,
                name,
                parentId,
                path,
                countyId,
                schoolClass,
                ownership,
                codeScheme,
                code,
                day,
                closedOn,
                version);
    }

    public Organization closed(LocalDate day) {
        return new Organization(
                id,
                kind,
                name,
                parentId,
                path,
                countyId,
                schoolClass,
                ownership,
                codeScheme,
                code,
                openedOn,
                day,
                version);
    }

    public Organization withVersion(long next) {
        return new Organization(
                id,
                kind,
                name,
                parentId,
                path,
                countyId,
                schoolClass,
                ownership,
                codeScheme,
                code,
                openedOn,
                closedOn,
                next);
    }

    public Organization next() {
        return withVersion(version + 1);
    }
}
