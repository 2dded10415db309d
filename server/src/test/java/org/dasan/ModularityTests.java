package org.dasan;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ImportOption;
import org.dasan.crossing.CrossingApplication;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

/// The arrows between modules point down, and none reaches into another's sub-packages.
class ModularityTests {
    @Test
    void modulesKeepTheirArrows() {
        ApplicationModules.of(DasanApplication.class).verify();
    }

    @Test
    void anArrowBetweenTwoChannelsIsRejected() {
        var crossing = ApplicationModules.of(CrossingApplication.class, new ImportOption.OnlyIncludeTests());

        assertThatThrownBy(crossing::verify)
                .isInstanceOf(Violations.class)
                .hasMessageContaining("channels.sms")
                .hasMessageContaining("channels.chat");
    }
}
