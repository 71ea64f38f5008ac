package io.headgate.intake.config;

import io.headgate.messaging.configfeed.ConfigFeed;
import io.headgate.messaging.retention.PurgeRule;
import io.headgate.messaging.retention.Retention;
import io.headgate.model.config.ConfigDocument;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What intake may forget. Receipts and the vault stay: erasing a person is a decision of its own. */
@Configuration(proxyBeanMethods = false)
class IntakeRetentionConfiguration {

    private static final Duration MARGIN = Duration.ofDays(1);

    /** After it, a repeat of the request is a new request, and the contract's duplicate window alone decides. */
    @Bean
    PurgeRule requestPurge(Retention retention) {
        return PurgeRule.after(retention.of("requests", Duration.ofDays(90)), "intake_request", "received_at");
    }

    /** A claim goes when no contract looks back to it, and not before the stated time: contracts may grow stricter. */
    @Bean
    PurgeRule claimPurge(Retention retention, ConfigFeed feed) {
        var least = retention.of("person-claims", Duration.ofDays(400));
        return new PurgeRule("dedupe_claim", "claimed_at", now -> {
            var snapshot = feed.current();
            // Without a configuration nobody knows how far contracts look back.
            if (least.isNegative() || snapshot.version() == 0) {
                return Optional.empty();
            }
            var longest = longestWindow(snapshot.document()).plus(MARGIN);
            return Optional.of(now.minus(longest.compareTo(least) > 0 ? longest : least));
        });
    }

    @Bean
    PurgeRule capPurge(Retention retention) {
        return PurgeRule.after(retention.of("source-caps", Duration.ofDays(90)), "source_cap", "window_end");
    }

    /** Each row says itself until when it is kept: as long as was promised when it was recorded. */
    @Bean
    PurgeRule consentPurge(Retention retention) {
        return PurgeRule.after(
                retention.of("consent-after-its-end", Duration.ZERO), "consent_evidence", "retain_until");
    }

    private static Duration longestWindow(ConfigDocument document) {
        var longest = Duration.ZERO;
        for (var vendor : document.vendors()) {
            for (var source : vendor.sources()) {
                var dedupe = source.dedupe();
                if (dedupe != null && dedupe.window().compareTo(longest) > 0) {
                    longest = dedupe.window();
                }
            }
        }
        return longest;
    }
}
