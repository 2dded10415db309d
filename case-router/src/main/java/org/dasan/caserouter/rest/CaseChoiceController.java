package org.dasan.caserouter.rest;

import java.util.List;
import org.dasan.caserouter.CaseType;
import org.dasan.caserouter.ClosingReason;
import org.dasan.city.Directory;
import org.dasan.city.Label;
import org.dasan.city.Organisation;
import org.dasan.city.Role;
import org.dasan.city.access.StaffOnly;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What can be chosen when a case is opened, handed on or answered.
@RestController
class CaseChoiceController {
    private final Directory directory;

    CaseChoiceController(Directory directory) {
        this.directory = directory;
    }

    /// @param above its name is shown behind that of an organisation; null at the top
    record OrganisationChoice(
            String code,
            Label name,
            Organisation.Kind kind,
            @Nullable Label above) {}

    record Choices(List<CaseType> types, List<ClosingReason> closingReasons, List<OrganisationChoice> organisations) {}

    @GetMapping("/api/v1/cases/choices")
    @StaffOnly(role = {Role.AGENT, Role.SUPERVISOR, Role.CASE_OFFICER})
    Choices choices() {
        return new Choices(
                List.of(CaseType.values()),
                List.of(ClosingReason.values()),
                directory.organisations().stream()
                        .filter(Organisation::active)
                        .map(each -> new OrganisationChoice(
                                each.code(),
                                each.name(),
                                each.kind(),
                                each.parent() == null
                                        ? null
                                        : directory
                                                .organisation(each.parent())
                                                .map(Organisation::name)
                                                .orElse(null)))
                        .toList());
    }
}
