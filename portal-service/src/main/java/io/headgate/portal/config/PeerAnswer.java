package io.headgate.portal.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which call of another service a method's answer is passed on from. The answer itself goes out as it came, with
 * fields that this version does not know; its description is taken from that service's contract.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface PeerAnswer {

    /** The service, by the name of its contract. */
    String peer();

    /** The call's method and path, such as {@code GET /internal/holds}. */
    String call();

    /** The schema of the peer whose objects the portal adds fields to; nothing is added unless it is named. */
    String completes() default "";

    /** The record of the fields that the portal adds. */
    Class<?> with() default Void.class;
}
