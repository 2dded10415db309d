package org.dasan.benchmarks;

final class StartBenchmark implements Benchmark {
    @Override
    public String name() {
        return "Start".toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public Measured run(boolean quick) {
        throw new UnsupportedOperationException();
    }
}
