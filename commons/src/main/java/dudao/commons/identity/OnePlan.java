package dudao.commons.identity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On an operation whose statements are written for a plan that is made once for all values. Left to itself the database
 * plans some of them anew for every call, which takes longer than the call.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnePlan {}
