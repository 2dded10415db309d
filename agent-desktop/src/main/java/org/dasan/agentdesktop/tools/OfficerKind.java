package org.dasan.agentdesktop.tools;

import java.time.LocalDate;
import java.util.Set;
import org.dasan.agentdesktop.tools.OfficerKind.Value;
import org.dasan.city.Codes;
import org.dasan.city.Directory;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.Label;
import org.dasan.city.configuration.DocumentKind;
import org.dasan.city.configuration.Documents;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Who is in charge of what in the departments: duty data only, nothing private.
@Component
@Order(88)
class OfficerKind extends DocumentKind<Value> {
    /// @param organisation code of the department
    /// @param post         what they are, such as head of section
    /// @param name         null where the city does not name its officers
    /// @param duties       what they answer for, in the words people search with
    /// @param phone        at work; an extension where the house has its own exchange
    /// @param absentUntil  last day of an absence
    /// @param deputy       code of who stands in
    record Value(
            String code,
            String organisation,
            Label post,
            @Nullable String name,
            Label duties,
            String phone,
            @Nullable LocalDate absentUntil,
            @Nullable String deputy,
            int position) {}

    private final Directory directory;

    OfficerKind(Documents documents, Directory directory) {
        super(documents, "officers", Label.of("담당자", "Officers"), Value.class);
        this.directory = directory;
    }

    @Override
    public String key(Value value) {
        return value.code();
    }

    @Override
    public Label title(Value value) {
        return value.duties();
    }

    @Override
    public Set<String> organisations(Value value) {
        return Set.of(value.organisation());
    }

    @Override
    protected int position(Value value) {
        return value.position();
    }

    @Override
    public void check(Value value, @Nullable Value before) {
        Codes.require("code", value.code());
        if (directory.organisationByCode(value.organisation()).isEmpty()) {
            throw new InvalidFieldException("organisation", "is not an organisation: " + value.organisation());
        }
        WrittenNumbers.require("phone", value.phone());
        var deputy = value.deputy();
        if (deputy != null && (deputy.equals(value.code()) || find(deputy).isEmpty())) {
            throw new InvalidFieldException("deputy", "is no other officer: " + deputy);
        }
    }
}
