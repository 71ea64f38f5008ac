package io.headgate.service.web.boundary;

import io.headgate.messaging.configfeed.ConfigFeed;
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

    /** How far the changes of one thing are known: a pause, a key or a secret, by the key of its events. */
    @GetMapping("/internal/config-changes/{key}")
    Map<String, Long> change(@PathVariable String key) {
        return Map.of("revision", feed.current().revision(key));
    }
}
