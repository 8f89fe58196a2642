package dudao.commons.contract;

import dudao.commons.idempotency.Idempotent;
import io.quarkus.security.Authenticated;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/** Tells in the contract what stands in the code but not in its OpenAPI annotations: {@code x-roles} and the headers. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ContractFilter implements OASFilter {

    private final Map<String, MethodInfo> methods = new HashMap<>();

    public ContractFilter(IndexView index) {
        for (AnnotationInstance operation : index.getAnnotations(Operation.class)) {
            if (operation.value("operationId") != null) {
                methods.put(
                        operation.value("operationId").asString(),
                        operation.target().asMethod());
            }
        }
    }

    @Override
    public org.eclipse.microprofile.openapi.models.Operation filterOperation(
            org.eclipse.microprofile.openapi.models.Operation operation) {
        MethodInfo method = methods.get(operation.getOperationId());
        if (method == null) {
            return operation;
        }
        operation.addExtension("x-roles", roles(method));
        if (method.hasAnnotation(Idempotent.class)) {
            operation.addParameter(OASFactory.createParameter()
                    .name("Idempotency-Key")
                    .in(Parameter.In.HEADER)
                    .description("1 to 200 visible ASCII characters of the caller's choice. The same key with the same"
                            + " request gets the first answer again for 7 days, with another request 422")
                    .schema(OASFactory.createSchema().addType(SchemaType.STRING).pattern("[\\x21-\\x7e]{1,200}")));
        }
        return operation;
    }

    @Override
    public Parameter filterParameter(Parameter parameter) {
        if (parameter.getIn() == Parameter.In.HEADER
                && "If-Match".equals(parameter.getName())
                && parameter.getDescription() == null) {
            parameter.setDescription("the ETag last read: 428 without it, 412 when the object has changed since");
        }
        return parameter;
    }

    private static List<String> roles(MethodInfo method) {
        if (method.hasAnnotation(PermitAll.class) || method.declaringClass().hasDeclaredAnnotation(PermitAll.class)) {
            return List.of("EVERYBODY");
        }
        AnnotationInstance allowed = method.annotation(RolesAllowed.class);
        if (allowed == null) {
            allowed = method.declaringClass().declaredAnnotation(RolesAllowed.class);
        }
        if (allowed != null) {
            return Arrays.stream(allowed.value().asStringArray()).sorted().toList();
        }
        return method.declaringClass().hasDeclaredAnnotation(Authenticated.class)
                ? List.of("SIGNED_IN")
                : List.of("NOBODY");
    }
}
