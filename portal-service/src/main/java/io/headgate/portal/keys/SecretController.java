package io.headgate.portal.keys;

import io.headgate.model.portal.v1.SecretChanged;
import io.headgate.portal.config.Utc;
import io.headgate.portal.core.Page;
import io.headgate.portal.core.PublishedNetwork;
import io.headgate.portal.live.LiveAnswer;
import io.headgate.portal.live.Place;
import io.headgate.portal.live.RolloutCheck;
import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The secrets that endpoints and providers refer to: set and listed, never shown. */
@RestController
@RequestMapping("/api/admin/secrets")
class SecretController {

    private static final Pattern REF = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final int LONGEST_VALUE = 8192;
    private static final int MOST_NAMED = 3;

    private final SecretHandler handler;
    private final PublishedNetwork network;
    private final RolloutCheck live;
    private final JdbcClient jdbc;

    SecretController(SecretHandler handler, PublishedNetwork network, RolloutCheck live, JdbcClient jdbc) {
        this.handler = handler;
        this.network = network;
        this.live = live;
        this.jdbc = jdbc;
    }

    record NewValue(@Nullable String value) {

        @Override
        public String toString() {
            return "NewValue[masked]";
        }
    }

    record SecretItem(
            String ref, @Nullable Instant setAt, @Nullable String setBy, boolean rotating, List<String> usedBy) {}

    private record Kept(String ref, Instant setAt, String setBy, boolean rotating) {}

    @GetMapping
    Page<SecretItem> list() {
        var users = users();
        var items = new TreeMap<String, SecretItem>();
        users.forEach((ref, endpoints) -> items.put(ref, new SecretItem(ref, null, null, false, endpoints)));
        jdbc.sql("SELECT ref, set_at, set_by, previous_data IS NOT NULL AS rotating FROM secret")
                .query((row, _) -> new Kept(
                        row.getString("ref"),
                        Utc.required(row, "set_at"),
                        row.getString("set_by"),
                        row.getBoolean("rotating")))
                .list()
                .forEach(kept -> items.put(
                        kept.ref(),
                        new SecretItem(
                                kept.ref(),
                                kept.setAt(),
                                kept.setBy(),
                                kept.rotating(),
                                users.getOrDefault(kept.ref(), List.of()))));
        return new Page<>(List.copyOf(items.values()), null);
    }

    /** Sets or replaces a value. 202 while deliveries may still use the one before; 204 otherwise. */
    @PutMapping("/{ref}")
    ResponseEntity<LiveAnswer> set(@PathVariable String ref, @RequestBody NewValue secret) {
        var value = secret.value();
        var problems = new ArrayList<FieldProblem>();
        if (!REF.matcher(ref).matches()) {
            problems.add(new FieldProblem("ref", "INVALID", "Letters, digits, dot, dash and underscore, at most 100."));
        }
        if (value == null || value.isEmpty() || value.length() > LONGEST_VALUE) {
            problems.add(new FieldProblem("value", "REQUIRED", "A value of at most 8192 characters."));
        }
        if (value == null || !problems.isEmpty()) {
            throw new ProblemException(ProblemCode.REQUEST_INVALID, "Some fields are not right.", problems);
        }
        return reported(handler.setSecret(ref, value));
    }

    /** Deletes a secret that neither an endpoint nor a provider of the live version names. */
    @DeleteMapping("/{ref}")
    ResponseEntity<LiveAnswer> remove(@PathVariable String ref) {
        var users = users().getOrDefault(ref, List.of());
        if (!users.isEmpty()) {
            throw new ProblemException(
                    ProblemCode.SECRET_IN_USE,
                    "The live version uses it for " + named(users) + "; publish one that does not, then delete it.");
        }
        return reported(handler.remove(ref)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "There is no such secret.")));
    }

    private static String named(List<String> users) {
        var more = users.size() - MOST_NAMED;
        return more <= 0
                ? String.join(", ", users)
                : String.join(", ", users.subList(0, MOST_NAMED)) + " and " + more + " more";
    }

    private ResponseEntity<LiveAnswer> reported(SecretChanged change) {
        return LiveAnswer.answerOf(live.ofChange(change, places(change.ref())));
    }

    // Validation keeps secrets too, and is waited for where a provider needs this one.
    private EnumSet<Place> places(String ref) {
        var asked = network.current().document().providers().stream()
                .anyMatch(provider -> ref.equals(provider.secretRef()));
        return asked ? EnumSet.of(Place.DELIVERY, Place.VALIDATION) : EnumSet.of(Place.DELIVERY);
    }

    private Map<String, List<String>> users() {
        var users = new TreeMap<String, List<String>>();
        network.current().endpoints().forEach((id, found) -> {
            var delivery = found.endpoint().delivery();
            if (delivery != null && delivery.secretRef() != null) {
                users.computeIfAbsent(delivery.secretRef(), _ -> new ArrayList<>())
                        .add(id);
            }
        });
        network.current().document().providers().forEach(provider -> {
            if (provider.secretRef() != null) {
                users.computeIfAbsent(provider.secretRef(), _ -> new ArrayList<>())
                        .add("provider " + provider.id());
            }
        });
        return users;
    }
}
