package io.headgate.portal.network;

import io.headgate.portal.core.PublishedNetwork;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The service lines of the live configuration, for forms that ask for one. */
@RestController
class ServiceLineController {

    private final PublishedNetwork network;

    ServiceLineController(PublishedNetwork network) {
        this.network = network;
    }

    record Line(String id, @Nullable String name) {}

    record Lines(List<Line> items) {}

    @GetMapping("/api/admin/service-lines")
    Lines list() {
        return new Lines(network.current().document().serviceLines().stream()
                .map(line -> new Line(line.id(), line.name()))
                .toList());
    }
}
