/** Settings and metric names of routing-service. */
@NullMarked
package io.headgate.routing.config;

import org.jspecify.annotations.NullMarked;
