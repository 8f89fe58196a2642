package dudao.commons.audit;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Optional;

/** The {@code reason} that the body of a command gives, if it has one. */
final class Reasons {

    private static final ClassValue<Optional<Method>> REASON = new ClassValue<>() {
        @Override
        protected Optional<Method> computeValue(Class<?> type) {
            return find(type);
        }
    };

    private Reasons() {}

    static String of(Object[] parameters) {
        for (Object parameter : parameters) {
            Optional<Method> reason = parameter == null ? Optional.empty() : REASON.get(parameter.getClass());
            if (reason.isPresent()) {
                return read(reason.get(), parameter);
            }
        }
        return null;
    }

    private static String read(Method reason, Object body) {
        try {
            Object value = reason.invoke(body);
            return value == null ? null : value.toString();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Method> find(Class<?> type) {
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                if (component.getName().equals("reason")) {
                    Method accessor = component.getAccessor();
                    accessor.setAccessible(true);
                    return Optional.of(accessor);
                }
            }
        }
        return Optional.empty();
    }
}
