package io.headgate.portal.core;

import io.headgate.model.config.ConfigDocument;
import java.util.Optional;

/** Gives the documents that are not live: the draft, and the versions of before. */
public interface Configurations {

    ConfigDocument draft();

    Optional<ConfigDocument> version(int version);
}
