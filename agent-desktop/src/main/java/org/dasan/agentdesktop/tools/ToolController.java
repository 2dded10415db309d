package org.dasan.agentdesktop.tools;

import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.dasan.city.Calendars;
import org.dasan.city.Directory;
import org.dasan.city.Label;
import org.dasan.city.Organisation;
import org.dasan.city.Role;
import org.dasan.city.access.StaffOnly;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What the desk offers while somebody writes, and who is in charge of what.
@RestController
@RequestMapping("/api/v1")
class ToolController {
    private static final int MOST_OFFICERS = 20;

    private final TextBlockKind textBlocks;
    private final QuickEntryKind quickEntries;
    private final SpeedDialKind speedDials;
    private final OfficerKind officers;
    private final Directory directory;
    private final Calendars calendars;
    private final Clock clock;

    ToolController(
            TextBlockKind textBlocks,
            QuickEntryKind quickEntries,
            SpeedDialKind speedDials,
            OfficerKind officers,
            Directory directory,
            Calendars calendars,
            Clock clock) {
        this.textBlocks = textBlocks;
        this.quickEntries = quickEntries;
        this.speedDials = speedDials;
        this.officers = officers;
        this.directory = directory;
        this.calendars = calendars;
        this.clock = clock;
    }

    record Tools(
            List<TextBlockKind.Value> textBlocks,
            List<QuickEntryKind.Value> quickEntries,
            List<SpeedDialKind.Value> speedDials) {}

    /// @param absentUntil the last day; null = at work
    /// @param deputy      who stands in meanwhile
    record OfficerView(
            String code,
            Label organisation,
            Label post,
            @Nullable String name,
            Label duties,
            String phone,
            @Nullable LocalDate absentUntil,
            @Nullable OfficerView deputy) {}

    record Officers(List<OfficerView> items) {}

    @GetMapping("/desk/tools")
    @StaffOnly(role = Role.AGENT)
    Tools tools() {
        return new Tools(textBlocks.all(), quickEntries.all(), speedDials.all());
    }

    /// Officers all words of `q` lead to, by duty, post, name or department; without words the first few.
    @GetMapping("/officers")
    @StaffOnly(role = {Role.AGENT, Role.SUPERVISOR})
    Officers officers(@RequestParam Optional<@Size(max = 100) String> q) {
        var words = Arrays.stream(q.orElse("").toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        var all = officers.all();
        return new Officers(all.stream()
                .filter(officer -> words.stream().allMatch(word -> said(officer).contains(word)))
                .limit(MOST_OFFICERS)
                .map(officer -> view(officer, all, true))
                .toList());
    }

    private String said(OfficerKind.Value officer) {
        return Stream.of(
                        Stream.of(
                                officer.code(),
                                Optional.ofNullable(officer.name()).orElse("")),
                        officer.duties().byLanguage().values().stream(),
                        officer.post().byLanguage().values().stream(),
                        organisation(officer).byLanguage().values().stream())
                .flatMap(each -> each)
                .reduce("", (left, right) -> left + "\n" + right)
                .toLowerCase(Locale.ROOT);
    }

    private Label organisation(OfficerKind.Value officer) {
        return directory
                .organisationByCode(officer.organisation())
                .map(Organisation::name)
                .orElseGet(() -> Label.of(officer.organisation(), officer.organisation()));
    }

    private OfficerView view(OfficerKind.Value officer, List<OfficerKind.Value> all, boolean withDeputy) {
        var today = LocalDate.ofInstant(clock.instant(), calendars.zone());
        boolean absent = officer.absentUntil() != null && !officer.absentUntil().isBefore(today);
        var deputy = absent && withDeputy
                ? all.stream()
                        .filter(other -> other.code().equals(officer.deputy()))
                        .findFirst()
                        .map(other -> view(other, all, false))
                        .orElse(null)
                : null;
        return new OfficerView(
                officer.code(),
                organisation(officer),
                officer.post(),
                officer.name(),
                officer.duties(),
                officer.phone(),
                absent ? officer.absentUntil() : null,
                deputy);
    }
}
