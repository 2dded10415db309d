package org.dasan.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Sums up samples.
final class Figures {
    private Figures() {}

    static double median(List<Double> values) {
        return percentile(values.stream().mapToDouble(Double::doubleValue).toArray(), 50);
    }

    /// The smallest value that so many per cent of the samples do not exceed.
    static double percentile(double[] samples, double percent) {
        if (samples.length == 0) {
            throw new IllegalArgumentException("there are no samples");
        }
        var sorted = samples.clone();
        Arrays.sort(sorted);
        int index = (int) Math.ceil(percent / 100 * sorted.length) - 1;
        return sorted[Math.clamp(index, 0, sorted.length - 1)];
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }

    static String times(double ratio) {
        return String.format(Locale.ROOT, "%.2f×", ratio);
    }
}
