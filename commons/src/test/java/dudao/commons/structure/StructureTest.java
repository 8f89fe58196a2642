package dudao.commons.structure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dudao.commons.testing.Operations;
import org.junit.jupiter.api.Test;

class StructureTest {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dudao");

    @Test
    void commonsKnowsNoService() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dudao.plan..", "dudao.task..", "dudao.inspection..", "dudao.local..")
                .check(classes);
    }

    @Test
    void mechanismsHaveNoCycles() {
        ArchRule rule = slices().matching("dudao.commons.(*)..").should().beFreeOfCycles();
        rule.check(classes);
    }

    @Test
    void everyOperationRunsInATransaction() {
        Operations.ARE_TRANSACTIONAL.check(classes);
    }
}
