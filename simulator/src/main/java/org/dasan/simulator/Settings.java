package org.dasan.simulator;

import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What is to be simulated.
///
/// @param day       name of its data file
/// @param contacts  so many instead of the day's own; 0 = those
/// @param speed     fixed; 0 = as fast as nothing is distorted
/// @param surge     so many times the arrivals in the busiest hour; 1 = no surge
/// @param agents    at most so many; 0 = as many as it takes
/// @param from      first hour of the day
/// @param hours     how many hours
/// @param kills     how often the server is killed on the way; it must have been started by the simulator
/// @param fresh     starts a server of its own even if one runs
public record Settings(
        String day,
        int contacts,
        double speed,
        double surge,
        int agents,
        int from,
        double hours,
        long seed,
        int kills,
        boolean fresh) {
    public static final Settings WHOLE_DAY = new Settings("seoul", 0, 0, 1, 0, 0, 24, 120, 0, false);

    /// Thrown with a sentence for whoever typed the command.
    public static final class NotUnderstood extends Exception {
        private static final long serialVersionUID = 1;

        NotUnderstood(String message) {
            super(message);
        }
    }

    /// Reads a command line.
    public static Settings of(String... arguments) throws NotUnderstood {
        var rest = new ArrayDeque<>(Arrays.asList(arguments));
        var day = WHOLE_DAY.day;
        int contacts = 0;
        double speed = 60;
        double surge = 1;
        int agents = 0;
        int from = 0;
        double hours = 0;
        long seed = WHOLE_DAY.seed;
        int kills = 0;
        boolean fresh = false;
        while (!rest.isEmpty()) {
            var option = rest.pop();
            if (option.equals("--fresh")) {
                fresh = true;
                continue;
            }
            var value = rest.poll();
            try {
                switch (option) {
                    case "--day" -> day = required(value);
                    case "--contacts" -> contacts = (int) number(value, 1, 1_000_000);
                    case "--speed" -> speed = "max".equals(value) ? 0 : number(value, 1, 1000);
                    case "--surge" -> surge = number(value, 1, 100);
                    case "--agents" -> agents = (int) number(value, 1, 2000);
                    case "--from" -> from = (int) number(value, 0, 23);
                    case "--hours" -> hours = number(value, 0.05, 24);
                    case "--seed" -> seed = Long.parseLong(required(value));
                    case "--kill" -> kills = (int) number(value, 0, 10);
                    default -> throw new NotUnderstood("there is no " + option);
                }
            } catch (IllegalArgumentException e) {
                throw new NotUnderstood(option + " " + e.getMessage());
            }
        }
        if (hours == 0) {
            hours = 24.0 - from;
        }
        if (from + hours > 24) {
            throw new NotUnderstood("--from and --hours go beyond the end of the day");
        }
        return new Settings(day, contacts, speed, surge, agents, from, hours, seed, kills, fresh || kills > 0);
    }

    private static String required(@Nullable String value) {
        if (value == null) {
            throw new IllegalArgumentException("needs a value");
        }
        return value;
    }

    private static double number(@Nullable String value, double least, double most) {
        double number = Double.parseDouble(required(value));
        if (!(number >= least && number <= most)) {
            throw new IllegalArgumentException("must be " + least + " to " + most);
        }
        return number;
    }
}
