package org.dasan.channels.chat;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dasan.acd.Outlooks;
import org.dasan.city.Channel;
import org.dasan.city.Directory;
import org.dasan.city.EntryPoint;
import org.dasan.city.Label;
import org.dasan.city.Organisation;
import org.dasan.city.access.Open;
import org.dasan.interactions.MediaStore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What the page shows before a conversation begins, and the form for the hours when nobody answers.
@RestController
@RequestMapping("/api/v1/chat")
class EntryPointController {
    private final ChatEntryPoints entryPoints;
    private final ChatAvailability availability;
    private final Callbacks callbacks;
    private final Directory directory;
    private final ChatLimits limits;

    EntryPointController(
            ChatEntryPoints entryPoints,
            ChatAvailability availability,
            Callbacks callbacks,
            Directory directory,
            ChatLimits limits) {
        this.entryPoints = entryPoints;
        this.availability = availability;
        this.callbacks = callbacks;
        this.directory = directory;
        this.limits = limits;
    }

    record ChannelView(boolean configured) {}

    record LanguageView(
            String lang,
            boolean open,
            int waiting,
            @Nullable Long expectedWaitSeconds,
            int ready) {}

    record UploadRules(long maxBytes, int maxFiles, List<String> types) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EntryPointView(
            String key,
            Label name,
            Label organisation,
            boolean open,
            @Nullable Instant opensAt,
            Map<String, ChannelView> channels,
            List<LanguageView> languages,
            Instant measuredAt,
            UploadRules uploads,
            int messageMaxLength) {}

    record CallbackRequest(
            @NotNull UUID clientId,
            @NotNull String language,
            @Nullable @Size(max = 80) String name,
            @Nullable @Size(max = 40) String phone,
            @Nullable @Size(max = 254) String email,
            @NotNull String text,
            @Nullable Instant wantedAt) {}

    record CallbackResponse(UUID promiseId, String receipt) {}

    @Open
    @GetMapping("/entry-points/{key}")
    EntryPointView entryPoint(@PathVariable String key, HttpServletRequest http) {
        limits.open(http.getRemoteAddr());
        var entryPoint = entryPoints.require(key);
        var measured = availability.of(key).orElseThrow(() -> ChatRefusals.unknownEntryPoint(key));
        return new EntryPointView(
                key,
                entryPoint.name(),
                directory
                        .organisation(entryPoint.organisation())
                        .map(Organisation::name)
                        .orElse(entryPoint.name()),
                measured.open(),
                opensAt(measured),
                channels(),
                measured.languages().stream().map(EntryPointController::view).toList(),
                measured.at(),
                new UploadRules(ChatMediaController.MAX_BYTES, ChatMediaController.MAX_FILES, MediaStore.allowed()),
                Texts.LONGEST);
    }

    @Open
    @PostMapping("/entry-points/{key}/callbacks")
    ResponseEntity<CallbackResponse> callback(
            @PathVariable String key, @Valid @RequestBody CallbackRequest request, HttpServletRequest http) {
        limits.callback(http.getRemoteAddr());
        var entryPoint = entryPoints.require(key);
        var receipt = callbacks.give(
                entryPoint,
                new Callbacks.Wish(
                        request.clientId(),
                        request.language(),
                        request.name(),
                        request.phone(),
                        request.email(),
                        request.text(),
                        request.wantedAt()));
        return ResponseEntity.status(receipt.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(new CallbackResponse(receipt.promise(), receipt.number()));
    }

    private static @Nullable Instant opensAt(ChatAvailability.Measured measured) {
        return measured.open()
                ? null
                : measured.languages().stream()
                        .map(Outlooks.InLanguage::opensAt)
                        .filter(Objects::nonNull)
                        .min(Instant::compareTo)
                        .orElse(null);
    }

    /// The ways to the city besides this one that have an entry point.
    private Map<String, ChannelView> channels() {
        var there = directory.entryPoints().stream().map(EntryPoint::channel).collect(Collectors.toSet());
        var views = Arrays.stream(new Channel[] {Channel.VOICE, Channel.SMS, Channel.CHAT, Channel.VIDEO})
                .collect(Collectors.toMap(Channel::name, channel -> new ChannelView(there.contains(channel))));
        views.put("REPORT", new ChannelView(false));
        return views;
    }

    private static LanguageView view(Outlooks.InLanguage in) {
        Duration wait = in.expectedWait();
        return new LanguageView(
                in.language(), in.open(), in.waiting(), wait == null ? null : wait.toSeconds(), in.ready());
    }
}
