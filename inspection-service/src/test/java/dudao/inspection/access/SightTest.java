package dudao.inspection.access;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.FINDINGS;
import static dudao.inspection.testing.City.INSPECTIONS;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who sees what: alone and in lists always the same. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class SightTest {

    @Inject
    OrganizationTree tree;

    private City city;

    @BeforeEach
    void build() {
        city = new City(tree);
    }

    private static void sees(String collection, String id, Api... readers) {
        for (Api reader : readers) {
            reader.get(collection + "/" + id).then().statusCode(200);
            reader.get(collection).then().statusCode(200).body("items.id", hasItem(id));
        }
    }

    private static void doesNotSee(String collection, String id, Api... readers) {
        for (Api reader : readers) {
            refused(reader.get(collection + "/" + id), 404, "NOT_FOUND");
            reader.get(collection).then().statusCode(200).body("items.id", not(hasItem(id)));
        }
    }

    private static Api reader(String role, UUID organization) {
        return City.api(City.person("reader"), role, organization);
    }

    @Test
    void anAnnouncedInspectionIsSeenByTheUnitAndAllAboveIt() {
        String id = city.planned("REGULAR", "ANNOUNCED");
        sees(
                INSPECTIONS,
                id,
                city.eso,
                city.supervisor,
                city.head,
                city.clerk,
                city.countyHead,
                reader("LEADER", city.city),
                reader("SYSTEM", city.county));
        doesNotSee(INSPECTIONS, id, city.otherHead, reader("SUPERVISOR", city.otherCounty));
    }

    @Test
    void anUnannouncedOneIsHiddenFromTheUnitUntilTheTeamEnters() {
        String id = city.withTeam("REGULAR", "UNANNOUNCED");
        Api[] unit = {
            city.head,
            city.clerk,
            city.countyHead,
            reader("SYSTEM", city.city),
            reader("ISSUER", city.city),
            reader("SUPERVISOR", city.school)
        };
        doesNotSee(INSPECTIONS, id, unit);
        sees(INSPECTIONS, id, city.eso, city.leader, city.supervisor);
        city.leader.done(INSPECTIONS + "/" + id, "enter", NOTHING, "ON_SITE");
        sees(INSPECTIONS, id, unit);
    }

    @Test
    void servingNoticeAlsoEndsTheSecret() {
        String id = city.withTeam("SPECIAL", "UNANNOUNCED");
        doesNotSee(INSPECTIONS, id, city.head);
        city.eso.done(INSPECTIONS + "/" + id, "serve-notice", Map.of("text", "通知"), "NOTICE_SERVED");
        sees(INSPECTIONS, id, city.head);
    }

    @Test
    void aBureauThatIsInspectedDoesNotSeeWhatItsOwnSupervisorsWould() {
        Map<String, Object> wanted = city.newInspection("REGULAR", "UNANNOUNCED");
        wanted.put("organizationId", city.county);
        String id = city.eso.post(INSPECTIONS, wanted).path("id");
        UUID countyOffice = UUID.randomUUID();
        city.add(countyOffice, "INSPECTION_OFFICE", city.county, city.path(city.county));
        doesNotSee(INSPECTIONS, id, reader("SUPERVISOR", city.county), reader("ESO", countyOffice));
        sees(INSPECTIONS, id, city.eso);
    }

    @Test
    void aMemberOfTheTeamSeesItFromAnywhere() {
        City elsewhere = new City(tree);
        Api away = City.api(city.lead, "INSPECTOR", elsewhere.school);
        String id = city.withTeam("REGULAR", "UNANNOUNCED");
        sees(INSPECTIONS, id, away);
        away.done(INSPECTIONS + "/" + id, "enter", NOTHING, "ON_SITE");
    }

    @Test
    void theUnitSeesAFindingFromItsConfirmationOn() {
        String inspection = city.onSite();
        String id = city.found(inspection);
        Api[] unit = {city.head, city.clerk, city.countyHead, reader("SYSTEM", city.city)};
        doesNotSee(FINDINGS, id, unit);
        sees(FINDINGS, id, city.eso, city.leader, city.supervisor);
        city.eso.done(FINDINGS + "/" + id, "confirm", NOTHING, "CONFIRMED");
        sees(FINDINGS, id, unit);
        doesNotSee(FINDINGS, id, city.otherHead);
        String dismissed = city.found(inspection);
        city.eso.done(FINDINGS + "/" + dismissed, "dismiss", Map.of("reason", "不成立"), "DISMISSED");
        doesNotSee(FINDINGS, dismissed, city.head);
    }

    @Test
    void theResponsibleUnitSeesAFindingMadeElsewhere() {
        String id = city.confirmed(city.onSite());
        doesNotSee(FINDINGS, id, city.otherHead);
        Map<String, Object> order = city.order();
        order.put("organizationId", city.otherSchool);
        String rectification = city.ordered(id, order);
        sees(FINDINGS, id, city.otherHead, city.head);
        sees(City.RECTIFICATIONS, rectification, city.otherHead, city.head);
    }

    @Test
    void aSchoolThatMovesTakesAlongWhatWasFound() {
        String inspection = city.onSite();
        String finding = city.confirmed(inspection);
        Api there = reader("SUPERVISOR", city.otherCounty);
        sees(INSPECTIONS, inspection, city.countyHead, city.head);
        sees(FINDINGS, finding, city.countyHead, city.head);
        doesNotSee(INSPECTIONS, inspection, there);
        doesNotSee(FINDINGS, finding, there);
        city.moveSchool();
        sees(INSPECTIONS, inspection, there, city.head);
        sees(FINDINGS, finding, there, city.head);
        doesNotSee(INSPECTIONS, inspection, city.countyHead);
        doesNotSee(FINDINGS, finding, city.countyHead);
    }

    @Test
    void administratorsSeeNoBusiness() {
        for (String role : List.of("SYSADMIN", "SECADMIN", "AUDITOR")) {
            Api admin = reader(role, city.city);
            for (String list : List.of(INSPECTIONS, FINDINGS, City.RECTIFICATIONS, City.INSPECTORS)) {
                refused(admin.get(list), 403, "FORBIDDEN");
            }
        }
    }

    @Test
    void anUnregisteredOrganizationSeesNothing() {
        refused(reader("UNIT_HEAD", UUID.randomUUID()).get(INSPECTIONS), 403, "ORGANIZATION_UNKNOWN");
    }
}
