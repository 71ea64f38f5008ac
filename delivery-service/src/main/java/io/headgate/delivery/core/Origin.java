package io.headgate.delivery.core;

import io.headgate.model.config.Brand;
import io.headgate.model.config.CostModel;
import io.headgate.model.config.Source;
import io.headgate.model.config.Vendor;
import io.headgate.model.shared.Money;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the configuration says of the source that a lead came from, as far as a delivery may need it. None of it is sent
 * unless a mapping asks for it; the declared attributes decide what else is.
 *
 * @param cost what the source's contract says that a lead costs; null unless it names an amount per lead
 * @param declared the attributes that the source's schema declares
 * @param undeclared whether its other attributes are delivered too
 */
public record Origin(
        @Nullable String sourceName,
        @Nullable String vendorName,
        @Nullable Money cost,
        Set<String> declared,
        boolean undeclared) {

    /** A source that the configuration does not know, or no longer: nothing is declared. */
    public static final Origin UNKNOWN = new Origin(null, null, null, Set.of(), false);

    public Origin {
        declared = Set.copyOf(declared);
    }

    public static Origin of(Vendor vendor, Source source, Brand brand) {
        var cost = source.contract().cost();
        return new Origin(
                source.name(),
                vendor.name(),
                cost.model() == CostModel.CPL ? Money.of(cost.amount().toPlainString(), brand.currency()) : null,
                source.schema().attributes().keySet(),
                source.schema().deliverUndeclared());
    }
}
