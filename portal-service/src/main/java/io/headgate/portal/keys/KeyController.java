package io.headgate.portal.keys;

import io.headgate.model.portal.v1.KeyChanged;
import io.headgate.model.portal.v1.KeyChanged.Owner;
import io.headgate.portal.config.PortalProperties;
import io.headgate.portal.config.Utc;
import io.headgate.portal.core.Page;
import io.headgate.portal.core.PublishedNetwork;
import io.headgate.portal.live.LiveAnswer;
import io.headgate.portal.live.Place;
import io.headgate.portal.live.RolloutCheck;
import io.headgate.service.config.HeadgateProperties;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The API keys of sources and clients. */
@RestController
@RequestMapping("/api/admin")
class KeyController {

    private static final String INTAKE_OF_ONE_MACHINE = "http://127.0.0.1:8081";

    private final KeyHandler handler;
    private final RolloutCheck live;
    private final PublishedNetwork network;
    private final JdbcClient jdbc;
    private final String intakeUrl;

    KeyController(
            KeyHandler handler,
            RolloutCheck live,
            PublishedNetwork network,
            JdbcClient jdbc,
            PortalProperties properties,
            HeadgateProperties common) {
        this.handler = handler;
        this.live = live;
        this.network = network;
        this.jdbc = jdbc;
        this.intakeUrl = intakeUrl(properties, common);
    }

    record SourceKey(String keyId, String key, String postingUrl, Map<String, Boolean> live) {}

    record ClientKey(String keyId, String key, Map<String, Boolean> live) {}

    record KeyItem(
            String keyId,
            String last4,
            Instant createdAt,
            String createdBy,
            @Nullable Instant revokedAt) {}

    @PostMapping("/sources/{id}/keys")
    @ResponseStatus(HttpStatus.CREATED)
    SourceKey addForSource(@PathVariable String id) {
        known(Owner.SOURCE, id);
        var shown = handler.make(Owner.SOURCE, id);
        return new SourceKey(
                shown.keyId(),
                shown.key(),
                intakeUrl + "/in/" + shown.postingToken(),
                reported(shown.announced()).live());
    }

    @GetMapping("/sources/{id}/keys")
    Page<KeyItem> ofSource(@PathVariable String id) {
        return list(Owner.SOURCE, id);
    }

    @DeleteMapping("/sources/{id}/keys/{keyId}")
    ResponseEntity<LiveAnswer> revokeOfSource(@PathVariable String id, @PathVariable String keyId) {
        return revoke(Owner.SOURCE, id, keyId);
    }

    @PostMapping("/clients/{id}/keys")
    @ResponseStatus(HttpStatus.CREATED)
    ClientKey addForClient(@PathVariable String id) {
        known(Owner.CLIENT, id);
        var shown = handler.make(Owner.CLIENT, id);
        return new ClientKey(
                shown.keyId(), shown.key(), reported(shown.announced()).live());
    }

    @GetMapping("/clients/{id}/keys")
    Page<KeyItem> ofClient(@PathVariable String id) {
        return list(Owner.CLIENT, id);
    }

    @DeleteMapping("/clients/{id}/keys/{keyId}")
    ResponseEntity<LiveAnswer> revokeOfClient(@PathVariable String id, @PathVariable String keyId) {
        return revoke(Owner.CLIENT, id, keyId);
    }

    private Page<KeyItem> list(Owner owner, String ownerId) {
        var items = jdbc.sql("""
            SELECT key_id, last4, created_at, created_by, revoked_at FROM api_key
             WHERE owner = :owner AND owner_id = :ownerId ORDER BY created_at DESC, key_id
            """)
                .param("owner", owner.name())
                .param("ownerId", ownerId)
                .query((row, _) -> new KeyItem(
                        row.getString("key_id"),
                        row.getString("last4"),
                        Utc.required(row, "created_at"),
                        row.getString("created_by"),
                        Utc.read(row, "revoked_at")))
                .list();
        return new Page<>(items, null);
    }

    private ResponseEntity<LiveAnswer> revoke(Owner owner, String ownerId, String keyId) {
        var revoked = handler.revoke(owner, ownerId, keyId)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "There is no such key."));
        return LiveAnswer.answerOf(reported(revoked));
    }

    private RolloutCheck.Report reported(KeyChanged change) {
        return live.ofChange(
                change,
                switch (change.owner()) {
                    case SOURCE -> EnumSet.of(Place.INTAKE);
                    case CLIENT -> EnumSet.of(Place.RECONCILIATION);
                });
    }

    private void known(Owner owner, String id) {
        var published = network.current();
        var exists =
                switch (owner) {
                    case SOURCE -> published.sources().containsKey(id);
                    case CLIENT -> published.clients().containsKey(id);
                };
        if (!exists) {
            throw new ProblemException(
                    ProblemCode.NOT_FOUND,
                    "The live configuration has nothing of this id; publish it before you make keys.");
        }
    }

    private static String intakeUrl(PortalProperties properties, HeadgateProperties common) {
        var peers = common.peers();
        var url = properties.publicIntakeUrl();
        if (url == null || url.isBlank()) {
            url = peers == null ? null : peers.intakeUrl();
        }
        var base = url == null || url.isBlank() ? INTAKE_OF_ONE_MACHINE : url;
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }
}
