package org.dasan.channels.sms;

import java.net.URI;
import java.util.Optional;
import org.dasan.channels.TextProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Where the provider of texts is reached: at its own address, at the one that is configured, or elsewhere
/// while a demonstration diverts it.
@Component
class ProviderAddress implements TextProvider {
    private final SmsSetup setup;
    private final @Nullable URI configured;
    private volatile @Nullable URI usual;
    private volatile @Nullable URI diverted;

    ProviderAddress(TwilioProperties properties, SmsSetup setup) {
        this.setup = setup;
        configured = properties.baseUrl().isBlank() ? null : URI.create(properties.baseUrl());
        usual = configured;
    }

    @Override
    public boolean demonstration() {
        return setup.demonstration();
    }

    @Override
    public Optional<URI> base() {
        var elsewhere = diverted;
        return Optional.ofNullable(elsewhere == null ? usual : elsewhere);
    }

    /// Whether a request has somewhere to go: that of a demonstration must not reach the real provider while its
    /// own does not listen yet.
    boolean known() {
        return !setup.demonstration() || base().isPresent();
    }

    @Override
    public void standIn(URI address) {
        if (configured == null) {
            usual = address;
        }
    }

    @Override
    public void divert(@Nullable URI elsewhere) {
        diverted = elsewhere;
    }
}
