package org.dasan.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.dasan.benchmarks.Measured.Claim;
import org.dasan.benchmarks.crash.ClusterTrials;
import org.dasan.benchmarks.crash.CrashTrials;
import org.dasan.benchmarks.crash.Trial;

/// kill -9 under load, thirty times.
final class CrashBenchmark implements Benchmark {
    @Override
    public String name() {
        return "crash";
    }

    @Override
    public Measured run(boolean quick) {
        int seeds = quick ? 1 : 30;
        var trials = new ArrayList<>(CrashTrials.run(seeds, trial -> Benchmarks.say(trial.toString())));
        trials.addAll(ClusterTrials.run(seeds + 1, trial -> Benchmarks.say(trial.toString())));
        long passed = trials.stream().filter(Trial::passed).count();
        var recoveries = trials.stream()
                .flatMap(trial -> trial.recoveries().stream())
                .mapToDouble(time -> time.toMillis() / 1e3)
                .toArray();
        return new Measured(
                "Killed under load",
                "20 citizens write, 5 agents answer, record and finish, over real sockets; at a moment that the seed chooses the server, its"
                        + " database or both are killed with signal 9, or one of two servers; everybody resumes. Counted afterwards: every"
                        + " acknowledged message is stored once and shown once, nobody is busy with what is over, the books balance.",
                List.of(
                        new Claim("trials passed", passed + " of " + trials.size(), "all", passed == trials.size()),
                        new Claim(
                                "back after, longest",
                                Figures.number(Figures.percentile(recoveries, 100)) + " s",
                                "told",
                                true)),
                List.of("seed", "killed", "acknowledged before", "in the end", "back after ms", "result"),
                trials.stream()
                        .map(trial -> List.of(
                                Long.toString(trial.seed()),
                                trial.blow().toString(),
                                Integer.toString(trial.acknowledgedBefore()),
                                Integer.toString(trial.acknowledged()),
                                trial.recoveries().stream()
                                        .map(time -> Long.toString(time.toMillis()))
                                        .toList()
                                        .toString(),
                                trial.passed()
                                        ? "nothing lost, nothing doubled"
                                        : String.join("; ", trial.differences())))
                        .toList());
    }
}
