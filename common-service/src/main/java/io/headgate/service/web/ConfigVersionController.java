package io.headgate.service.web;

import io.headgate.messaging.ConfigFeed;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells the portal which configuration version this copy decides with. */
@RestController
class ConfigVersionController {

    private final ConfigFeed feed;

    ConfigVersionController(ConfigFeed feed) {
        this.feed = feed;
    }

    @GetMapping("/internal/config-version")
    Map<String, Integer> version() {
        return Map.of("version", feed.current().version());
    }
}
