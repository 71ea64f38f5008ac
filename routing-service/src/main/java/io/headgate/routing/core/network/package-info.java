/** One version of the configuration, compiled: endpoints, rights, orders and plans, and the candidates they give for a lead. */
@NullMarked
package io.headgate.routing.core.network;

import org.jspecify.annotations.NullMarked;
