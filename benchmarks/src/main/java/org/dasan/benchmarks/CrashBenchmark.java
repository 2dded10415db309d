package org.dasan.benchmarks;

final class CrashBenchmark implements Benchmark {
    @Override
    public String name() {
        return "Crash".toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public Measured run(boolean quick) {
        throw new UnsupportedOperationException();
    }
}
