package dudao.plan.content;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.LocalDate;

/** A date somebody can mean: Java reads years of nine digits, which no database keeps. */
@Target({
    ElementType.FIELD,
    ElementType.PARAMETER,
    ElementType.METHOD,
    ElementType.RECORD_COMPONENT,
    ElementType.TYPE_USE
})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = SensibleDate.Check.class)
public @interface SensibleDate {

    String message() default "日期应在 1949 到 2199 年之间";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Null is somebody else's question. */
    class Check implements ConstraintValidator<SensibleDate, LocalDate> {
        @Override
        public boolean isValid(LocalDate date, ConstraintValidatorContext context) {
            return date == null || date.getYear() >= 1949 && date.getYear() < 2200;
        }
    }
}
