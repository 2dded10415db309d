package org.dasan.agentdesktop.tools;

import java.util.Set;
import org.dasan.agentdesktop.tools.SpeedDialKind.Value;
import org.dasan.city.Codes;
import org.dasan.city.Label;
import org.dasan.city.configuration.DocumentKind;
import org.dasan.city.configuration.Documents;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Numbers everybody needs at once, such as 112 and 119; which they are depends on the country and the city.
@Component
@Order(84)
class SpeedDialKind extends DocumentKind<Value> {
    /// @param phone as it is dialled from the city's exchange
    record Value(String code, Label name, String phone, int position) {}

    SpeedDialKind(Documents documents) {
        super(documents, "speed-dials", Label.of("단축 번호", "Speed dial"), Value.class);
    }

    @Override
    public String key(Value value) {
        return value.code();
    }

    @Override
    public Label title(Value value) {
        return value.name();
    }

    @Override
    public Set<String> organisations(Value value) {
        return Set.of();
    }

    @Override
    protected int position(Value value) {
        return value.position();
    }

    @Override
    public void check(Value value, @Nullable Value before) {
        Codes.require("code", value.code());
        WrittenNumbers.require("phone", value.phone());
    }
}
