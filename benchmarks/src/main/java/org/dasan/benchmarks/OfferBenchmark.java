package org.dasan.benchmarks;

final class OfferBenchmark implements Benchmark {
    @Override
    public String name() {
        return "Offer".toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public Measured run(boolean quick) {
        throw new UnsupportedOperationException();
    }
}
