/** Reads, writes, compares and validates the configuration document; pure, every error at once. */
@NullMarked
package io.headgate.config;

import org.jspecify.annotations.NullMarked;
