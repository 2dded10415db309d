package org.dasan.e2e;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A test in the browser. What it opened is closed after it, and photographed first when the test failed.
abstract class BrowserTest {
    static final Product PRODUCT = Product.get();

    @RegisterExtension
    final AfterTestExecutionCallback windows = context -> PRODUCT.closeWindows(
            context.getExecutionException().map(_ -> context.getRequiredTestMethod().getName()));
}
