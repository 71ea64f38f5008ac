package io.headgate.portal.configuration;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A version to be written, without its document, which the database has already. */
public record NewVersion(
        int version,
        String counts,
        Instant publishedAt,
        String publishedBy,
        String comment,
        @Nullable Integer rolledBackFrom) {}
