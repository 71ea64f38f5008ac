package io.headgate.delivery.transport;

import io.headgate.model.config.Method;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells the other services which methods this installation can deliver by. */
@RestController
class MethodController {

    private final Transports transports;

    MethodController(Transports transports) {
        this.transports = transports;
    }

    /**
     * A method that this version delivers by.
     *
     * @param missing what the installation has to set first; null when nothing is missing
     */
    record Item(Method method, @Nullable String missing) {}

    record Answer(List<Item> items) {}

    @GetMapping("/internal/methods")
    Answer methods() {
        var missing = transports.missing();
        return new Answer(Arrays.stream(Method.values())
                .filter(Method::isAvailable)
                .map(method -> new Item(method, missing.get(method)))
                .toList());
    }
}
