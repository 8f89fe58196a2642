package dudao.plan.importing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class RecogniserStructureTest {

    private final JavaClasses importing = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dudao.plan.importing");

    @Test
    void recogniserNeedsNoContainer() {
        classes()
                .that()
                .resideInAnyPackage(
                        "..importing.text",
                        "..importing.cleaning",
                        "..importing.structure",
                        "..importing.clauses",
                        "..importing.mentions",
                        "..importing.metadata",
                        "..importing.document")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "dudao.plan.importing..")
                .check(importing);
    }

    @Test
    void packagesOfTheRecogniserHaveNoCycles() {
        slices().matching("dudao.plan.importing.(*)").should().beFreeOfCycles().check(importing);
    }
}
