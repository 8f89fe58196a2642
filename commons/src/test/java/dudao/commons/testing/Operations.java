package dudao.commons.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchRule;
import dudao.commons.identity.Reading;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.HttpMethod;

/** What holds for every operation of every service. */
public final class Operations {

    private static final DescribedPredicate<JavaMethod> OPERATION =
            DescribedPredicate.describe("are operations of a resource", method -> method.getAnnotations().stream()
                    .map(JavaAnnotation::getRawType)
                    .anyMatch(type -> type.isAnnotatedWith(HttpMethod.class)));

    /**
     * Scope, audit and the wall of the database begin with the transaction: without it an operation sees nothing. A
     * reading brings its scope with every statement.
     */
    public static final ArchRule ARE_TRANSACTIONAL = methods()
            .that(OPERATION)
            .should()
            .beAnnotatedWith(Transactional.class)
            .orShould()
            .beAnnotatedWith(Reading.class);

    private Operations() {}
}
