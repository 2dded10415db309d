package org.dasan.channels.chat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dasan.city.VisitorTokens;
import org.dasan.city.access.Open;
import org.dasan.city.access.Problem;
import org.dasan.city.access.VisitorOnly;
import org.dasan.interactions.Posted;
import org.dasan.live.Live;
import org.dasan.live.Recipient;
import org.dasan.store.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Conversations of citizens: begun by anybody, gone on with by whoever holds the visitor's token.
@RestController
@RequestMapping("/api/v1/chat/conversations")
class ChatController {
    private static final Duration TOKEN_LASTS = Duration.ofHours(24);
    private static final int LONGEST_WAIT = 25; // seconds; proxies cut what is silent for 30

    private final Conversations conversations;
    private final ConversationReader reader;
    private final ChatEntryPoints entryPoints;
    private final LongPolls polls;
    private final Visitors visitors;
    private final ChatFrames frames;
    private final ChatLimits limits;
    private final VisitorTokens tokens;
    private final Live live;
    private final Clock clock;

    ChatController(
            Conversations conversations,
            ConversationReader reader,
            ChatEntryPoints entryPoints,
            LongPolls polls,
            Visitors visitors,
            ChatFrames frames,
            ChatLimits limits,
            VisitorTokens tokens,
            Live live,
            Clock clock) {
        this.conversations = conversations;
        this.reader = reader;
        this.entryPoints = entryPoints;
        this.polls = polls;
        this.visitors = visitors;
        this.frames = frames;
        this.limits = limits;
        this.tokens = tokens;
        this.live = live;
        this.clock = clock;
    }

    record FirstMessage(@NotNull UUID clientId, @NotNull String text) {}

    record StartRequest(
            @NotNull UUID clientId,
            @NotNull String entryPoint,
            @NotNull String language,
            @Nullable @Valid FirstMessage message) {}

    record StartResponse(String token, Instant tokenExpiresAt, Snapshot snapshot) {}

    record MessageRequest(
            @NotNull UUID clientId,
            @NotNull String text,
            @Nullable @Size(max = 10) List<@NotNull UUID> media) {}

    record MessageResponse(UUID id, UUID clientId, int number, UUID streamId, int seq, Instant at) {}

    record ReadRequest(@Min(1) int number) {}

    record TypingRequest(boolean on) {}

    @Open
    @PostMapping
    ResponseEntity<StartResponse> start(@Valid @RequestBody StartRequest request, HttpServletRequest http) {
        limits.start(http.getRemoteAddr());
        if (!Ids.isV7(request.clientId())) {
            throw Problem.field("clientId", "must be a UUID of version 7");
        }
        var entryPoint = entryPoints.require(request.entryPoint());
        if (!entryPoint.languages().contains(request.language())) {
            throw Problem.field("language", "must be one of " + entryPoint.languages());
        }
        var first = request.message();
        var words = first == null
                ? null
                : new Conversations.Words(first.clientId(), Texts.require("message.text", first.text()), List.of());
        var started = conversations.start(request.clientId(), entryPoint, request.language(), words);
        var expires = clock.instant().plus(TOKEN_LASTS);
        var token = tokens.issue(started.conversation(), entryPoint.id(), expires);
        return ResponseEntity.status(started.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(new StartResponse(token, expires, reader.snapshot(started.conversation())));
    }

    @VisitorOnly
    @GetMapping("/{conversationId}")
    Snapshot snapshot(@PathVariable UUID conversationId, HttpServletRequest http) {
        limits.reading(conversationId, http.getRemoteAddr());
        visitors.seen(conversationId);
        return reader.snapshot(conversationId);
    }

    @VisitorOnly
    @GetMapping("/{conversationId}/messages")
    ConversationReader.Page messages(
            @PathVariable UUID conversationId,
            @RequestParam UUID before,
            @RequestParam(defaultValue = "50") int size,
            HttpServletRequest http) {
        limits.reading(conversationId, http.getRemoteAddr());
        visitors.seen(conversationId);
        return reader.earlier(conversationId, before, Math.clamp(size, 1, 200));
    }

    /// Waits for news at most `wait` seconds, then tells how things stand.
    @VisitorOnly
    @GetMapping("/{conversationId}/events")
    ConversationReader.News events(
            @PathVariable UUID conversationId,
            @RequestParam UUID stream,
            @RequestParam @Min(0) int after,
            @RequestParam(defaultValue = "0") int wait,
            HttpServletRequest http)
            throws InterruptedException {
        limits.reading(conversationId, http.getRemoteAddr());
        visitors.seen(conversationId);
        try (var waiter = polls.enter(conversationId)) {
            long deadline = System.nanoTime()
                    + Duration.ofSeconds(Math.clamp(wait, 0, LONGEST_WAIT)).toNanos();
            while (true) {
                var news = reader.news(conversationId, stream, after);
                long left = deadline - System.nanoTime();
                if (news.moved() || !news.frames().isEmpty() || left <= 0 || !waiter.await(Duration.ofNanos(left))) {
                    visitors.seen(conversationId);
                    return news;
                }
            }
        }
    }

    @VisitorOnly
    @PostMapping("/{conversationId}/messages")
    ResponseEntity<MessageResponse> post(
            @PathVariable UUID conversationId, @Valid @RequestBody MessageRequest request, HttpServletRequest http) {
        limits.message(conversationId, http.getRemoteAddr());
        visitors.seen(conversationId);
        var media = request.media() == null ? List.<UUID>of() : List.copyOf(request.media());
        var text =
                media.isEmpty() ? Texts.require("text", request.text()) : Texts.requireStorable("text", request.text());
        var posted = conversations.post(conversationId, new Conversations.Words(request.clientId(), text, media));
        return ResponseEntity.status(posted.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(response(request.clientId(), posted));
    }

    @VisitorOnly
    @PostMapping("/{conversationId}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(@PathVariable UUID conversationId, @Valid @RequestBody ReadRequest request, HttpServletRequest http) {
        limits.passing(conversationId, http.getRemoteAddr());
        visitors.seen(conversationId);
        conversations.read(conversationId, request.number());
    }

    @VisitorOnly
    @PostMapping("/{conversationId}/typing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void typing(@PathVariable UUID conversationId, @RequestBody TypingRequest request, HttpServletRequest http) {
        limits.passing(conversationId, http.getRemoteAddr());
        visitors.seen(conversationId);
        var current =
                reader.currentId(conversationId).orElseThrow(() -> ChatRefusals.unknownConversation(conversationId));
        live.signal(
                Recipient.stream(current.value()),
                frames.toSend(PassingFrame.Typing.byCitizen(current.value(), request.on())));
    }

    @VisitorOnly
    @PostMapping("/{conversationId}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable UUID conversationId, HttpServletRequest http) {
        limits.passing(conversationId, http.getRemoteAddr());
        conversations.end(conversationId);
    }

    private static MessageResponse response(UUID clientId, Posted posted) {
        return new MessageResponse(
                posted.id(), clientId, posted.number(), posted.interaction().value(), posted.seq(), posted.at());
    }
}
