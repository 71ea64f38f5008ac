package io.headgate.reconciliation.core;

import io.headgate.model.config.Cost;
import io.headgate.model.config.ReturnPolicy;
import org.jspecify.annotations.Nullable;

/** What was agreed with a source's vendor, pinned to the configuration version that said so. */
public record SourceCard(
        String sourceId,
        String vendorId,
        Cost cost,
        @Nullable ReturnPolicy returns,
        String currency,
        int version) {}
