package io.headgate.reconciliation.dispositions;

import io.headgate.model.reconciliation.v1.DispositionRecorded;
import java.util.UUID;

/** A recorded disposition; nothing about it ever changes. */
record Disposition(UUID id, DispositionRecorded fact, String recordedBy) {}
