package io.headgate.portal.configuration;

import io.headgate.model.config.ConfigDocument;
import io.headgate.portal.core.Configurations;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class StoredConfigurations implements Configurations {

    private final Drafts drafts;
    private final VersionRepository versions;

    StoredConfigurations(Drafts drafts, VersionRepository versions) {
        this.drafts = drafts;
        this.versions = versions;
    }

    @Override
    public ConfigDocument draft() {
        return drafts.present().document();
    }

    @Override
    public Optional<ConfigDocument> version(int version) {
        return version == 0
                ? Optional.of(ConfigDocument.EMPTY)
                : versions.findById(version).map(found -> Documents.parse(found.document()));
    }
}
