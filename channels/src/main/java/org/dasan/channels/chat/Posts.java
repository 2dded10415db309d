package org.dasan.channels.chat;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.dasan.acd.SeatRole;
import org.dasan.city.Directory;
import org.dasan.city.Label;
import org.dasan.city.Staff;
import org.dasan.city.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What people of the city are called before citizens: by their post, never by name.
@Component
class Posts {
    private static final Label AGENT = new Label(
            Map.of("ko", "상담사", "en", "Agent", "zh", "咨询员", "ja", "相談員", "vi", "Tư vấn viên", "mn", "Зөвлөх"));
    private static final Label INTERPRETER = new Label(Map.of(
            "ko", "통역사", "en", "Interpreter", "zh", "口译员", "ja", "通訳", "vi", "Phiên dịch viên", "mn", "Орчуулагч"));

    private final Directory directory;

    Posts(Directory directory) {
        this.directory = directory;
    }

    /// The post of this person, else what their seat is called. An interpreter is always called so: the
    /// citizen must know whose words are translated.
    Label of(@Nullable UUID staff, SeatRole role) {
        return switch (role) {
            case INTERPRETER -> INTERPRETER;
            case AGENT ->
                Optional.ofNullable(staff)
                        .flatMap(id -> directory.staff(new StaffId(id)))
                        .map(Staff::publicLabel)
                        .orElse(AGENT);
        };
    }
}
