package io.headgate.model.shared;

/** The part of the pipeline that said something. */
public enum Stage {
    INTAKE,
    VALIDATION,
    ROUTING,
    DELIVERY,
    RECONCILIATION
}
