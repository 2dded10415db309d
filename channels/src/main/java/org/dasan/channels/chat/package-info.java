/// Web chat: the citizen's own protocol over HTTP and the socket, resumed by sequence number.
///
/// How a channel package is laid out:
///
/// | part | here |
/// |---|---|
/// | what comes in | [ChatController], [ChatMediaController], [EntryPointController], [SurveyController];
/// [ChatProtocol] for the
/// socket |
/// | what it does to the city's contacts | [Conversations], [Callbacks], [ChatSurvey] |
/// | what the citizen is shown | [ConversationReader] → [ChatState], [ChatMessage], [StreamFrame] |
/// | how news reach the citizen | [ChatFeed], [LongPolls], [QueueTicker], [ChatNotice] |
/// | what time alone decides | [ChatTimers], [IdleRule], [Visitors] |
/// | what keeps it whole | [ChatLimits], [Texts], [ChatRefusals] |
/// | what others may ask | [ChatAvailability] |
@NullMarked
@ApplicationModule(
        displayName = "Channel: chat",
        allowedDependencies = {
            "store",
            "city",
            "city :: access",
            "live",
            "interactions",
            "interactions :: notice",
            "interactions :: survey",
            "acd"
        })
package org.dasan.channels.chat;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
