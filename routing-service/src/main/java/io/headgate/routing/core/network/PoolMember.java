package io.headgate.routing.core.network;

/**
 * An endpoint in a step's list.
 *
 * @param position its place in the operators' list
 * @param standing its place where nothing was agreed about ties
 */
public record PoolMember(CompiledEndpoint endpoint, int position, int standing) {}
