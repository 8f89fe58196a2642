package dudao.inspection.districts;

import dudao.commons.data.Ids;
import dudao.commons.data.Versioned;
import dudao.commons.identity.Actor;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** A district of schools (督导责任区), with what an inspector may carry in it. */
@Entity
@Table(name = "district")
class District implements Versioned {

    @Id
    UUID id;

    @Version
    long version;

    UUID officeId;
    String name;
    int mostSchools;
    int mostSchoolsPerInspector;
    Integer rotatesAfterMonths;
    String createdBy;
    String createdFor;
    Instant createdAt;

    static District create(NewDistrict wanted, UUID office, Actor by, Instant at) {
        District district = new District();
        district.id = Ids.next();
        district.officeId = office;
        district.name = wanted.name().strip();
        district.mostSchools = wanted.mostSchools();
        district.mostSchoolsPerInspector = wanted.mostSchoolsPerInspector();
        district.rotatesAfterMonths = wanted.rotatesAfterMonths();
        district.createdBy = by.id();
        district.createdFor = by.onBehalfOf();
        district.createdAt = at;
        return district;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }
}
