package dudao.commons.identity;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Path;

/** Lets every operation begin, just inside its transaction, with the scope of whoever asks. */
@Transactional
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE - 20)
class ScopeInterceptor {

    private final CallerScope scope;

    ScopeInterceptor(CallerScope scope) {
        this.scope = scope;
    }

    @AroundInvoke
    Object enter(InvocationContext call) throws Exception {
        if (call.getMethod().getDeclaringClass().isAnnotationPresent(Path.class)) {
            scope.enter(call.getMethod().isAnnotationPresent(OnePlan.class));
        }
        return call.proceed();
    }
}
