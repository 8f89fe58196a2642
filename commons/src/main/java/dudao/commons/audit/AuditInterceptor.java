package dudao.commons.audit;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;

/**
 * Writes the audit row of a command, or of a reading that leaves one, in its own transaction: both are there or
 * neither. Outside the idempotency interceptor, so that a repetition leaves a row of its own.
 */
@Transactional
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE - 10)
class AuditInterceptor {

    private final AuditedCalls calls;

    AuditInterceptor(AuditedCalls calls) {
        this.calls = calls;
    }

    @AroundInvoke
    Object record(InvocationContext call) throws Exception {
        return calls.record(call);
    }
}
