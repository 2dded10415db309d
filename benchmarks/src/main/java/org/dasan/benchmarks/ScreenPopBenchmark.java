package org.dasan.benchmarks;

final class ScreenPopBenchmark implements Benchmark {
    @Override
    public String name() {
        return "ScreenPop".toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public Measured run(boolean quick) {
        throw new UnsupportedOperationException();
    }
}
