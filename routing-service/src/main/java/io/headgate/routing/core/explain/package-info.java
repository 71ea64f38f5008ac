/** How decisions are recorded and told: traces, sentences, and answers to why an endpoint did not get a lead. */
@NullMarked
package io.headgate.routing.core.explain;

import org.jspecify.annotations.NullMarked;
