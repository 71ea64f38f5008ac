package io.headgate.config.lint;

import io.headgate.config.ConfigCode;
import io.headgate.config.area.ZipStates;
import io.headgate.config.rules.MessageText;
import io.headgate.model.config.Endpoint;
import io.headgate.model.config.Licence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds rights in states where their holder, who names its licences, has none for the service line. */
final class LicenceLint {

    private final Lint lint;
    private final Map<String, List<ExpandedRight>> rights;

    LicenceLint(Lint lint) {
        this.lint = lint;
        rights = lint.rightsByEndpoint();
    }

    void check() {
        lint.eachEndpoint((path, endpoint) -> {
            if (!endpoint.licences().isEmpty() && lint.isEnabled(endpoint.id())) {
                check(path, endpoint);
            }
        });
    }

    private void check(String path, Endpoint endpoint) {
        var gaps = new TreeMap<String, Map<String, Integer>>();
        for (var right : rights.getOrDefault(endpoint.id(), List.of())) {
            if (!right.hasEnded(lint.today())) {
                states(right).forEach((state, zips) -> lines(right).stream()
                        .filter(line -> endpoint.licences().stream().noneMatch(held -> covers(held, state, line)))
                        .forEach(line ->
                                gaps.computeIfAbsent(line, _ -> new TreeMap<>()).merge(state, zips, Integer::sum)));
            }
        }
        gaps.forEach((line, states) -> lint.report()
                .lint(
                        path + ".licences",
                        ConfigCode.LICENCE_GAP,
                        "%s holds rights for %s without a licence in %s."
                                .formatted(endpoint.id(), line, MessageText.some(words(states)))));
    }

    private boolean covers(Licence licence, String state, String line) {
        return licence.state().equals(state)
                && (licence.serviceLines().isEmpty() || licence.serviceLines().contains(line))
                && (licence.to() == null || !licence.to().isBefore(lint.today()));
    }

    private Collection<String> lines(ExpandedRight right) {
        var own = right.territory().serviceLines();
        return own.isEmpty() ? lint.index().serviceLines().ids() : own;
    }

    private static Map<String, Integer> states(ExpandedRight right) {
        var places = ZipStates.load();
        var found = new TreeMap<String, Integer>();
        right.zips().numbers().forEach(zip -> {
            var state = places.stateOf(zip);
            if (state != null) {
                found.merge(state, 1, Integer::sum);
            }
        });
        return found;
    }

    private static List<String> words(Map<String, Integer> states) {
        var words = new ArrayList<String>();
        states.forEach((state, zips) -> words.add("%s (%,d ZIP%s)".formatted(state, zips, zips == 1 ? "" : "s")));
        return words;
    }
}
