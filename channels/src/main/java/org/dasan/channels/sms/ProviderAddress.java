package org.dasan.channels.sms;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Where the provider of texts is reached: at its own address, at the one that is configured, or elsewhere
/// while a demonstration diverts it.
@Component
public class ProviderAddress {
    private final @Nullable URI configured;
    private volatile @Nullable URI usual;
    private volatile @Nullable URI diverted;

    ProviderAddress(TwilioProperties properties) {
        configured = properties.baseUrl().isBlank() ? null : URI.create(properties.baseUrl());
        usual = configured;
    }

    /// In place of the provider's own address; empty when that is the one.
    public Optional<URI> base() {
        var elsewhere = diverted;
        return Optional.ofNullable(elsewhere == null ? usual : elsewhere);
    }

    /// Sets where a demonstration without a provider of its own sends texts.
    public void standIn(URI address) {
        if (configured == null) {
            usual = address;
        }
    }

    /// Sends texts elsewhere for a while.
    ///
    /// @param elsewhere nothing = as usual again
    public void divert(@Nullable URI elsewhere) {
        diverted = elsewhere;
    }
}
