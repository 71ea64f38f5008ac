/** Compiles a configuration document into a network; runs at publish, never during a decision. */
@NullMarked
package io.headgate.routing.core.network.compile;

import org.jspecify.annotations.NullMarked;
