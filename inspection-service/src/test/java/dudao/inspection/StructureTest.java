package dudao.inspection;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dudao.commons.testing.Operations;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Test;

class StructureTest {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dudao.inspection");

    @Test
    void featuresHaveNoCycles() {
        slices().matching("dudao.inspection.(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void entitiesStayInTheirFeature() {
        classes().that().areAnnotatedWith(Entity.class).should().notBePublic().check(classes);
    }

    @Test
    void repositoriesStayInTheirFeature() {
        classes()
                .that()
                .areAssignableTo(PanacheRepositoryBase.class)
                .should()
                .notBePublic()
                .check(classes);
    }

    @Test
    void resourcesStayInTheirFeature() {
        classes().that().areAnnotatedWith(Path.class).should().notBePublic().check(classes);
    }

    @Test
    void otherServicesAreKnownByTheirEventsOnly() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dudao.plan..", "dudao.task..")
                .check(classes);
    }

    @Test
    void everyOperationRunsInATransaction() {
        Operations.ARE_TRANSACTIONAL.check(classes);
    }
}
