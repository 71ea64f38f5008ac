package io.headgate.intake.core.reading;

import io.headgate.intake.core.normalisation.CleanText;
import io.headgate.model.config.ActiveStatus;
import io.headgate.model.config.Attribute;
import io.headgate.model.config.Brand;
import io.headgate.model.config.Cap;
import io.headgate.model.config.CapPeriod;
import io.headgate.model.config.RateLimit;
import io.headgate.model.config.Source;
import io.headgate.model.config.SourceDedupe;
import io.headgate.model.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One source's contract, compiled once per configuration version: everything intake needs to judge a submission. */
public final class SourceTerms {

    private static final int MICRO_DIGITS = 6;

    private final Source source;
    private final String vendorId;
    private final SourceFieldMapping mapping;
    private final Map<String, String> serviceLines;
    private final List<Cap> caps;
    private final ZoneId zone;
    private final Money cost;

    /**
     * @param serviceLines every service line of the brand: lower-case id to id
     */
    public SourceTerms(Source source, String vendorId, Brand brand, Map<String, String> serviceLines) {
        this.source = source;
        this.vendorId = vendorId;
        this.mapping = new SourceFieldMapping(source.mapping());
        this.serviceLines = serviceLines;
        // Leads in flight are a receiver's measure; a source has none.
        this.caps = source.caps().stream()
                .filter(cap -> cap.per() != CapPeriod.CONCURRENT)
                .toList();
        this.zone = ZoneId.of(brand.timeZone());
        this.cost = new Money(micros(source.contract().cost().amount()), brand.currency());
    }

    public static long micros(BigDecimal amount) {
        return amount.movePointRight(MICRO_DIGITS).longValue();
    }

    public String sourceId() {
        return source.id();
    }

    public String vendorId() {
        return vendorId;
    }

    /** Whether the configuration itself pauses it; the emergency brake is another matter. */
    public boolean paused() {
        return source.status() == ActiveStatus.PAUSED;
    }

    public @Nullable RateLimit rateLimit() {
        return source.rateLimit();
    }

    public @Nullable SourceDedupe dedupe() {
        return source.dedupe();
    }

    public List<Cap> caps() {
        return caps;
    }

    /** The zone in which the source's caps and contract dates count. */
    public ZoneId zone() {
        return zone;
    }

    /** What an accepted lead costs under the contract: the only price a source ever sees. */
    public Money cost() {
        return cost;
    }

    SourceFieldMapping mapping() {
        return mapping;
    }

    List<String> required() {
        return source.schema().required();
    }

    public Map<String, Attribute> attributes() {
        return source.schema().attributes();
    }

    /** The service line of the brand that is meant, whatever the case. */
    Optional<String> serviceLine(String sent) {
        return Optional.ofNullable(serviceLines.get(CleanText.lowerCase(sent)));
    }

    boolean covers(String serviceLine) {
        return source.serviceLines().isEmpty() || source.serviceLines().contains(serviceLine);
    }

    boolean inForce(Instant at) {
        var today = LocalDate.ofInstant(at, zone);
        var contract = source.contract();
        return (contract.validFrom() == null || !today.isBefore(contract.validFrom()))
                && (contract.validTo() == null || !today.isAfter(contract.validTo()));
    }
}
