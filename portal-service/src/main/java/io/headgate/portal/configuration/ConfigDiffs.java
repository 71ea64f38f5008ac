package io.headgate.portal.configuration;

import io.headgate.config.ConfigChange;
import io.headgate.config.ConfigDiff;
import io.headgate.model.config.ConfigDocument;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells what is different between two versions, or between a version and the draft. */
@Component
class ConfigDiffs {

    private static final String DRAFT = "draft";

    private final Drafts drafts;
    private final VersionRepository versions;

    ConfigDiffs(Drafts drafts, VersionRepository versions) {
        this.drafts = drafts;
        this.versions = versions;
    }

    /** The differences from one document to another; a version is a number, the draft its name. */
    record Diff(
            @Schema(types = {"integer", "string"}) Object from,
            @Schema(types = {"integer", "string"}) Object to,
            List<Difference> changes) {

        static Diff of(Object from, ConfigDocument before, Object to, ConfigDocument after) {
            var changes = ConfigDiff.between(before, after).stream()
                    .map(Difference::of)
                    .toList();
            return new Diff(from, to, changes);
        }
    }

    /** One difference. */
    record Difference(
            String path,
            String kind,
            @Nullable Object before,
            @Nullable Object after,
            String sentence) {

        static Difference of(ConfigChange change) {
            return new Difference(
                    change.path(),
                    change.kind().name().toLowerCase(Locale.ROOT),
                    change.before(),
                    change.after(),
                    change.sentence());
        }
    }

    Diff liveWithDraft() {
        return versionWithDraft(versions.latest());
    }

    Diff versionWithDraft(int version) {
        return Diff.of(version, document(version), DRAFT, drafts.present().document());
    }

    Diff versions(int from, int to) {
        return Diff.of(from, document(from), to, document(to));
    }

    // Version 0 is what every installation starts with.
    private ConfigDocument document(int version) {
        if (version == 0) {
            return ConfigDocument.EMPTY;
        }
        return Documents.parse(versions.findById(version)
                .orElseThrow(() -> Documents.noSuchVersion(version))
                .document());
    }
}
