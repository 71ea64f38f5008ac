/** What an area of a territory right means in ZIPs: one rule for the validator and for routing. */
@NullMarked
package io.headgate.config.area;

import org.jspecify.annotations.NullMarked;
