package io.headgate.portal.ui;

import io.headgate.portal.core.PublishedNetwork;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What this installation runs, and whom it owes credit for the data that it ships. */
@RestController
class AboutController {

    private final PublishedNetwork network;
    private final String version;

    AboutController(PublishedNetwork network, ObjectProvider<BuildProperties> build) {
        this.network = network;
        version = build.stream()
                .map(BuildProperties::getVersion)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(AboutController::fromManifest);
    }

    private static String fromManifest() {
        var version = AboutController.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    record About(String version, int liveVersion, List<Credit> credits) {}

    record Credit(String name, String licence, String note) {}

    @GetMapping("/api/admin/about")
    About about() {
        return new About(version, network.current().version(), DataCredits.ALL);
    }
}
