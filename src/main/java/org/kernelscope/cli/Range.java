package org.kernelscope.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The numbers that an option takes. {@link Kernelscope} refuses others, and what is no number at
 * all, with a sentence that names the range, before the command runs.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Range {
    /** The least number. */
    double from();

    /** The largest number. */
    double to();

    /** True if {@link #from} itself is refused. */
    boolean above() default false;

    /** True if {@link #to} itself is refused. */
    boolean below() default false;
}
