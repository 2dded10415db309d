package org.dasan.channels.sms;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dasan.channels.sms.TwilioAccount.Line;
import org.dasan.city.DemoMode;
import org.dasan.store.StartRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Whether the city can be texted, and through which account: the one that is configured, else in demo mode
/// the demonstration's own.
@Component
@EnableConfigurationProperties(TwilioProperties.class)
class SmsSetup {
    private static final Pattern SID = Pattern.compile("AC[0-9a-fA-F]{32}");

    private final @Nullable TwilioAccount account;
    private final boolean demonstration;

    SmsSetup(TwilioProperties properties, DemoMode demo, @Value("${dasan.public-url:}") String publicUrl) {
        boolean named =
                !properties.accountSid().isBlank() || !properties.authToken().isBlank();
        demonstration = !named && demo.on();
        account = named ? checked(properties, publicUrl) : demonstration ? TwilioAccount.DEMONSTRATION : null;
    }

    /// Empty when nobody can text the city.
    Optional<TwilioAccount> account() {
        return Optional.ofNullable(account);
    }

    /// Whether the provider is a stand-in: nothing leaves this machine, and its clock is not the city's.
    boolean demonstration() {
        return demonstration;
    }

    private static TwilioAccount checked(TwilioProperties properties, String publicUrl) {
        require(
                SID.matcher(properties.accountSid()).matches(),
                "DASAN_TWILIO_ACCOUNT_SID must be AC and 32 hexadecimal digits");
        var tokens = listed(properties.authToken());
        require(!tokens.isEmpty(), "DASAN_TWILIO_AUTH_TOKEN must be set");
        var lines = listed(properties.from()).stream().map(SmsSetup::line).toList();
        require(!lines.isEmpty(), "DASAN_TWILIO_FROM must name the city's number");
        require(!publicUrl.isBlank(), "DASAN_PUBLIC_URL must be set: what the provider sends is signed with it");
        return new TwilioAccount(properties.accountSid(), tokens, lines);
    }

    private static Line line(String configured) {
        int at = configured.indexOf('=');
        return at < 0
                ? new Line(configured, Line.USUAL)
                : new Line(
                        configured.substring(0, at).strip(),
                        configured.substring(at + 1).strip());
    }

    private static List<String> listed(String commas) {
        return Arrays.stream(commas.split(","))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private static void require(boolean right, String otherwise) {
        if (!right) {
            throw new StartRefused(StartRefused.WRONG_SETTING, "Texts are not set up rightly: " + otherwise + ".");
        }
    }
}
