package dudao.commons.audit;

import dudao.commons.identity.Reading;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** The same for a reading without a transaction: its row, if it leaves one, is there before the answer is given. */
@Reading
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE - 10)
class ReadingInterceptor {

    private final AuditedCalls calls;

    ReadingInterceptor(AuditedCalls calls) {
        this.calls = calls;
    }

    @AroundInvoke
    Object record(InvocationContext call) throws Exception {
        return calls.record(call);
    }
}
