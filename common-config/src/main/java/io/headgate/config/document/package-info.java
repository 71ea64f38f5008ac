/** Reads YAML and JSON into the records of the configuration, with a problem for each place that cannot be read. */
@NullMarked
package io.headgate.config.document;

import org.jspecify.annotations.NullMarked;
