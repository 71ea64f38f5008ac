package io.headgate.service.web;

import io.headgate.messaging.ConfigFeed;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells the portal what of the configuration this copy already knows. */
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

    @GetMapping("/internal/config-keys/{keyId}")
    Map<String, Boolean> key(@PathVariable String keyId) {
        return Map.of("known", feed.current().keysById().containsKey(keyId));
    }
}
