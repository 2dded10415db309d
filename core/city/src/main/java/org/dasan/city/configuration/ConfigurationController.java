package org.dasan.city.configuration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.dasan.city.Label;
import org.dasan.city.Role;
import org.dasan.city.access.StaffOnly;
import org.dasan.city.access.StaffPrincipal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Configuration for administrators. Which items somebody may change is decided for each by the organisations
/// it belongs to; see [Configurations].
@RestController
@RequestMapping("/api/v1/configuration")
class ConfigurationController {
    private final Configurations configurations;
    private final Transfers transfers;

    ConfigurationController(Configurations configurations, Transfers transfers) {
        this.configurations = configurations;
        this.transfers = transfers;
    }

    record KindView(String kind, Label label, boolean removable) {}

    record Kinds(List<KindView> kinds) {}

    record Items(List<Item> items) {}

    record Changes(List<Change> items) {}

    record Put(
            @Min(0) int version,
            @NotNull JsonNode value,
            @NotBlank String why) {}

    record Proposed(@NotNull JsonNode value) {}

    record Revert(
            @Min(1) int to, @Min(0) int version, @NotBlank String why) {}

    @GetMapping
    @StaffOnly(role = Role.ADMIN)
    Kinds kinds() {
        return new Kinds(configurations.kinds().stream()
                .map(kind -> new KindView(kind.code(), kind.label(), kind.removable()))
                .toList());
    }

    @GetMapping("/{kind}")
    @StaffOnly(role = Role.ADMIN)
    Items items(StaffPrincipal who, @PathVariable String kind) {
        return new Items(configurations.items(who.id(), kind));
    }

    @GetMapping("/{kind}/{key}")
    @StaffOnly(role = Role.ADMIN)
    Item item(StaffPrincipal who, @PathVariable String kind, @PathVariable String key) {
        return configurations.item(who.id(), kind, key);
    }

    /// Adds (version 0) or changes.
    @PutMapping("/{kind}/{key}")
    @StaffOnly(role = Role.ADMIN)
    Item put(StaffPrincipal who, @PathVariable String kind, @PathVariable String key, @Valid @RequestBody Put request) {
        return configurations.put(who.id(), kind, key, request.version(), request.value(), request.why());
    }

    @DeleteMapping("/{kind}/{key}")
    @StaffOnly(role = Role.ADMIN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            StaffPrincipal who,
            @PathVariable String kind,
            @PathVariable String key,
            @RequestParam int version,
            @RequestParam String why) {
        configurations.remove(who.id(), kind, key, version, why);
    }

    @PostMapping("/{kind}/{key}/preview")
    @StaffOnly(role = Role.ADMIN)
    Configurations.Preview preview(
            StaffPrincipal who,
            @PathVariable String kind,
            @PathVariable String key,
            @Valid @RequestBody Proposed request) {
        return configurations.preview(who.id(), kind, key, request.value());
    }

    @GetMapping("/{kind}/{key}/changes")
    @StaffOnly(role = Role.ADMIN)
    Changes changes(StaffPrincipal who, @PathVariable String kind, @PathVariable String key) {
        return new Changes(configurations.changes(who.id(), kind, key));
    }

    @PostMapping("/{kind}/{key}/revert")
    @StaffOnly(role = Role.ADMIN)
    Item revert(
            StaffPrincipal who,
            @PathVariable String kind,
            @PathVariable String key,
            @Valid @RequestBody Revert request) {
        return configurations.revert(who.id(), kind, key, request.to(), request.version(), request.why());
    }

    /// Everything the caller may change, as one document.
    @GetMapping("/export")
    @StaffOnly(role = Role.ADMIN)
    Transfers.Document export(StaffPrincipal who) {
        return transfers.export(who.id());
    }

    record Import(
            @NotNull Transfers.@Valid Document document,
            boolean tryOnly,
            @NotBlank String why) {}

    /// Brings a document in: all of it, or nothing.
    @PostMapping("/import")
    @StaffOnly(role = Role.ADMIN)
    Transfers.Outcome take(StaffPrincipal who, @Valid @RequestBody Import request) {
        return transfers.take(who.id(), request.document(), request.tryOnly(), request.why());
    }
}
