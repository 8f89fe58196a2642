package dudao.local;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** A bureau, its supervision office or a school of the example. */
public record Organization(
        String code,
        Optional<Scheme> scheme,
        String name,
        Kind kind,
        Optional<String> parentCode,
        Optional<SchoolClass> schoolClass,
        Optional<Ownership> ownership) {

    public enum Scheme {
        GB2260,
        SCHOOL
    }

    public enum Kind {
        CITY_BUREAU,
        INSPECTION_OFFICE,
        COUNTY_BUREAU,
        SCHOOL
    }

    public enum Ownership {
        PUBLIC,
        PRIVATE
    }

    public UUID id() {
        return id(code);
    }

    /** Follows from the code alone, so that the issuer can name organisations without asking a database. */
    public static UUID id(String code) {
        return UUID.nameUUIDFromBytes(("dudao:" + code).getBytes(StandardCharsets.UTF_8));
    }

    static Organization bureau(String code, String name, Kind kind, Optional<String> parentCode) {
        return new Organization(
                code, Optional.of(Scheme.GB2260), name, kind, parentCode, Optional.empty(), Optional.empty());
    }

    /** Part of a bureau, so without an official code; its own here is known to the example only. */
    static Organization office(String code, String name, Kind kind, String parentCode) {
        return new Organization(
                code, Optional.empty(), name, kind, Optional.of(parentCode), Optional.empty(), Optional.empty());
    }
}
