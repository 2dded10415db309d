package org.dasan.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/// Runs a test class twice: on the embedded PostgreSQL, and on the one that is installed on this machine. The
/// second is skipped, and says so by name, where there is none. Otherwise like [WithDatabase].
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ClassTemplate
@ExtendWith(EachDatabaseExtension.class)
public @interface WithEachDatabase {}
