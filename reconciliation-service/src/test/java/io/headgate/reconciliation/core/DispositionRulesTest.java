package io.headgate.reconciliation.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.config.BillingMode;
import io.headgate.model.reconciliation.v1.DispositionStatus;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Money;
import io.headgate.reconciliation.core.DispositionRules.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DispositionRulesTest {

    private static final Instant DELIVERED = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant NOW = DELIVERED.plus(Duration.ofDays(2));
    private static final DeliveryId DELIVERY = new DeliveryId(new UUID(1, 2));

    @ParameterizedTest(name = "{0} after the delivery, worth {1} {2}: {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "PT1H    | -       | -   | -",
                "PT1H    | 0       | USD | -",
                "PT1H    | 1250.25 | USD | -",
                "PT-1M   | -       | -   | -",
                "PT-61S  | -       | -   | occurred_at BEFORE_DELIVERY",
                "PT48H1M | -       | -   | -",
                "PT48H2M | -       | -   | occurred_at IN_THE_FUTURE",
                "PT1H    | -0.01   | USD | value NOT_ALLOWED",
                "PT1H    | 1.001   | USD | value NOT_ALLOWED",
                "PT1H    | 1.00    | EUR | value OTHER_CURRENCY",
                "PT-2M   | -1      | EUR | occurred_at BEFORE_DELIVERY+value NOT_ALLOWED+value OTHER_CURRENCY",
            },
            delimiter = '|')
    void everythingThatIsWrongIsNamed(
            Duration after, @Nullable String amount, @Nullable String currency, @Nullable String problems) {
        var value = amount == null || currency == null ? null : Money.of(amount, currency);
        var claim = new Claim(DELIVERY, DispositionStatus.SOLD, value, DELIVERED.plus(after));

        assertThat(DispositionRules.check(claim, delivered(), NOW))
                .extracting(problem -> problem.field() + " " + problem.code())
                .isEqualTo(problems == null ? List.of() : List.of(problems.split("\\+")));
    }

    private static DeliveredLead delivered() {
        return new DeliveredLead(
                DELIVERY,
                new LeadId(new UUID(3, 4)),
                "dealer",
                "dealer-crm",
                "web",
                Money.of("42.00", "USD"),
                BillingMode.INVOICE,
                "clearbrook",
                1,
                DELIVERED,
                DELIVERED);
    }
}
