/** Sealing of persons and secrets, keyed hashes, API keys: all derived from the installation's one master key. */
@NullMarked
package io.headgate.service.crypto;

import org.jspecify.annotations.NullMarked;
