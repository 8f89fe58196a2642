package dudao.plan;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dudao.commons.events.EventListener;
import dudao.commons.testing.Operations;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Test;

class StructureTest {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dudao.plan");

    @Test
    void featuresHaveNoCycles() {
        slices().matching("dudao.plan.(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void entitiesResourcesAndListenersStayInTheirFeature() {
        classes().that().areAnnotatedWith(Entity.class).should().notBePublic().check(classes);
        classes().that().areAnnotatedWith(Path.class).should().notBePublic().check(classes);
        classes().that().implement(EventListener.class).should().notBePublic().check(classes);
    }

    @Test
    void progressAndContentKnowEachOtherByIdsOnly() {
        noClasses()
                .that()
                .resideInAPackage("dudao.plan.progress..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dudao.plan.content..", "dudao.plan.planning..", "dudao.plan.importing..")
                .check(classes);
    }

    @Test
    void everyOperationRunsInATransaction() {
        Operations.ARE_TRANSACTIONAL.check(classes);
    }
}
