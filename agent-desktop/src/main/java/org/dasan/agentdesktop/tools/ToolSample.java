package org.dasan.agentdesktop.tools;

import java.util.List;
import java.util.Objects;
import org.dasan.city.sample.SampleFiles;
import org.dasan.city.sample.SampleLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Reads `desk.yaml`: text blocks, quick entries, speed dials and officers. What was changed or taken away on screen
/// stays so.
@Component
@Order(20)
class ToolSample implements SampleLoader {
    private final TextBlockKind textBlocks;
    private final QuickEntryKind quickEntries;
    private final SpeedDialKind speedDials;
    private final OfficerKind officers;

    ToolSample(TextBlockKind textBlocks, QuickEntryKind quickEntries, SpeedDialKind speedDials, OfficerKind officers) {
        this.textBlocks = textBlocks;
        this.quickEntries = quickEntries;
        this.speedDials = speedDials;
        this.officers = officers;
    }

    record File(
            List<TextBlockKind.Value> textBlocks,
            List<QuickEntryKind.Value> quickEntries,
            @Nullable List<SpeedDialKind.Value> speedDials,
            List<OfficerKind.Value> officers) {}

    @Override
    public void load(SampleFiles files) {
        files.read("desk.yaml", File.class).ifPresent(file -> {
            file.textBlocks().forEach(textBlocks::addIfNew);
            file.quickEntries().forEach(quickEntries::addIfNew);
            Objects.requireNonNullElse(file.speedDials(), List.<SpeedDialKind.Value>of())
                    .forEach(speedDials::addIfNew);
            file.officers().forEach(officers::addIfNew);
        });
    }
}
