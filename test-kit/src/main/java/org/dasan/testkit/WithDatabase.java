package org.dasan.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Gives a test class a database of its own on [TestServer#standard].
///
/// Constructors and methods of the class may ask for a `DataSource`, `JdbcClient`, `TransactionTemplate`,
/// `PlatformTransactionManager`, [TestDatabase], [MutableClock], and for anything that has a static factory
/// `over(DataSource, Clock)` or `over(DataSource, Clock, Path)`, such as `EventLog` and `Keys`; the path is a
/// folder of the class.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(DatabaseExtension.class)
public @interface WithDatabase {}
