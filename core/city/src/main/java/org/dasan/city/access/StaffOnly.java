package org.dasan.city.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.dasan.city.Role;

/// The endpoint needs somebody who is signed in, and one of the roles, if any are named.
///
/// Without a subject the role may be held anywhere: lists then show what
/// [org.dasan.city.Grants#organisationsWhere] allows. With one, the object named in the address must be one
/// the caller may touch in that role, which the [SubjectAccess] of that name decides.
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface StaffOnly {
    /// Any one of these suffices; none: everybody who is signed in.
    Role[] role() default {};

    /// Kind of object the address names, such as `interaction`; empty: none.
    String subject() default "";

    /// The path variable that holds the object's id.
    String id() default "id";

    /// Whether one of the roles must be held on the whole city: what the endpoint answers cannot be divided by
    /// organisation.
    boolean cityWide() default false;

    /// Whether somebody who must change the password first may call it all the same.
    boolean beforePasswordChange() default false;
}
