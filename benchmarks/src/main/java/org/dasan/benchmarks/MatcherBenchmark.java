package org.dasan.benchmarks;

final class MatcherBenchmark implements Benchmark {
    @Override
    public String name() {
        return "Matcher".toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public Measured run(boolean quick) {
        throw new UnsupportedOperationException();
    }
}
