package io.headgate.reconciliation.core;

import io.headgate.model.config.BillingMode;
import io.headgate.model.config.ReturnPolicy;
import org.jspecify.annotations.Nullable;

/** What was agreed with a client, pinned to the configuration version that said so. */
public record ClientCard(
        String clientId, BillingMode billing, @Nullable ReturnPolicy returns, String brandId, int version) {}
