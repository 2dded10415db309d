package org.dasan.benchmarks;

final class PushBenchmark implements Benchmark {
    @Override
    public String name() {
        return "Push".toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public Measured run(boolean quick) {
        throw new UnsupportedOperationException();
    }
}
