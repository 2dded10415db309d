package org.dasan.agentdesktop.tools;

import java.util.List;
import org.dasan.city.sample.SampleFiles;
import org.dasan.city.sample.SampleLoader;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Reads `desk.yaml`: text blocks, quick entries and officers. What was changed or taken away on screen stays so.
@Component
@Order(20)
class ToolSample implements SampleLoader {
    private final TextBlockKind textBlocks;
    private final QuickEntryKind quickEntries;
    private final OfficerKind officers;

    ToolSample(TextBlockKind textBlocks, QuickEntryKind quickEntries, OfficerKind officers) {
        this.textBlocks = textBlocks;
        this.quickEntries = quickEntries;
        this.officers = officers;
    }

    record File(
            List<TextBlockKind.Value> textBlocks,
            List<QuickEntryKind.Value> quickEntries,
            List<OfficerKind.Value> officers) {}

    @Override
    public void load(SampleFiles files) {
        files.read("desk.yaml", File.class).ifPresent(file -> {
            file.textBlocks().forEach(textBlocks::addIfNew);
            file.quickEntries().forEach(quickEntries::addIfNew);
            file.officers().forEach(officers::addIfNew);
        });
    }
}
