package org.dasan.citizenapp.pages;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// What an operator sets about the citizen's pages.
///
/// @param phone      the city's one number, for `tel:` and `sms:` links
/// @param fire       emergency number of fire and rescue; texts are taken there too
/// @param police     emergency number of the police
/// @param entryPoint key of the entry point behind the chat on the city's own page
@Validated
@ConfigurationProperties(prefix = "dasan.citizen", ignoreUnknownFields = false)
record CitizenProperties(
        @DefaultValue("120") @Pattern(regexp = DIALLED) String phone,
        @DefaultValue("119") @Pattern(regexp = DIALLED) String fire,
        @DefaultValue("112") @Pattern(regexp = DIALLED) String police,
        @DefaultValue("web") @NotBlank String entryPoint) {
    private static final String DIALLED = "\\+?[0-9]{2,15}";
}
