package org.dasan.benchmarks;

/// One claim, or a few that are measured together.
interface Benchmark {
    /// As given to `./dasan bench`, and the name of its file of results.
    String name();

    /// Measures. Everything it starts it ends; everything it writes lies in folders of its own.
    ///
    /// @param quick a size that only shows that it works; its figures mean nothing
    Measured run(boolean quick) throws Exception;
}
