package org.dasan.channels.chat;

import java.util.Optional;
import org.dasan.city.Channel;
import org.dasan.city.Directory;
import org.dasan.city.EntryPoint;
import org.springframework.stereotype.Component;

/// The entry points at which chats arrive.
@Component
class ChatEntryPoints {
    private final Directory directory;

    ChatEntryPoints(Directory directory) {
        this.directory = directory;
    }

    Optional<EntryPoint> find(String key) {
        return directory
                .entryPoint(key)
                .filter(entryPoint -> entryPoint.active() && entryPoint.channel() == Channel.CHAT);
    }

    /// The chat of this key, else 404.
    EntryPoint require(String key) {
        return find(key).orElseThrow(() -> ChatRefusals.unknownEntryPoint(key));
    }
}
