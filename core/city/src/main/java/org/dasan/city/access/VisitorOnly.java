package org.dasan.city.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The endpoint needs a visitor's bearer token, issued for the conversation named in the address.
/// Missing, expired or forged: 401. For another conversation: 403.
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface VisitorOnly {
    /// The path variable that holds the conversation's id.
    String conversation() default "conversationId";
}
