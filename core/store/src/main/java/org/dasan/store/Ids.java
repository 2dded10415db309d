package org.dasan.store;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.UUID;

/// Makes identifiers that sort by the time of their making (UUID version 7).
public final class Ids {
    private static final NoArgGenerator GENERATOR = Generators.timeBasedEpochRandomGenerator();

    private Ids() {}

    public static UUID next() {
        return GENERATOR.generate();
    }

    /// Whether an identifier that a client made has the form we ask of clients.
    public static boolean isV7(UUID id) {
        return id.version() == 7 && id.variant() == 2;
    }
}
