package io.headgate.routing.core.network;

/**
 * A finding that a lead, whose ZIP is not sure, probably lies outside an exclusive right.
 *
 * @param certainty how surely it lies within, 0 to 1
 * @param needed how surely it has to
 * @param found the certainty in words
 */
public record LowConfidence(double certainty, double needed, String found) {}
