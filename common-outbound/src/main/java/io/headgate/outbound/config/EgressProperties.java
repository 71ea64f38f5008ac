package io.headgate.outbound.config;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What outbound calls may reach.
 *
 * @param egressAllow blocks of addresses that may be reached although they are private; empty by default
 * @param egressDeny addresses and host names never to be reached, such as the installation's own
 */
@ConfigurationProperties("headgate")
record EgressProperties(
        @Nullable List<String> egressAllow, @Nullable List<String> egressDeny) {

    List<String> allowed() {
        return entries(egressAllow);
    }

    List<String> denied() {
        return entries(egressDeny);
    }

    private static List<String> entries(@Nullable List<String> list) {
        return list == null
                ? List.of()
                : list.stream()
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .toList();
    }
}
