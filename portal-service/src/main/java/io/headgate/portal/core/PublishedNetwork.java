package io.headgate.portal.core;

/** The configuration that is published: newest version first seen in the database, whatever the broker does. */
public interface PublishedNetwork {

    /** Never null; version 0 with the empty document before the first publish. */
    Published current();
}
