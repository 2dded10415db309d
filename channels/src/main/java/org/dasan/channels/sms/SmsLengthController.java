package org.dasan.channels.sms;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.dasan.city.Role;
import org.dasan.city.access.StaffOnly;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// How long a text is for those who carry it, asked while it is being written.
@RestController
class SmsLengthController {
    /// Naming more characters than this helps nobody.
    private static final int NAMED = 20;

    record LengthRequest(@NotNull @Size(max = 8000) String text) {}

    /// @param letters    as people count
    /// @param most       how many letters may be sent
    /// @param bytes      as Korean networks count, what they cannot write left out
    /// @param type       what a Korean network sends it as
    /// @param segments   how many texts other networks send it as
    /// @param unwritable characters for which a Korean network would send `?`
    record LengthView(
            int letters, int most, int bytes, SmsLength.KoreanType type, int segments, List<String> unwritable) {}

    @StaffOnly(role = {Role.AGENT, Role.SUPERVISOR})
    @PostMapping("/api/v1/sms/length")
    LengthView length(@Valid @RequestBody LengthRequest request) {
        var length = SmsLength.of(request.text());
        return new LengthView(
                length.letters(),
                SmsLength.LONGEST,
                length.koreanBytes(),
                length.koreanType(),
                length.segments(),
                length.unwritable().stream().limit(NAMED).toList());
    }
}
