/** What routing-service says; only it constructs these. */
@NullMarked
package io.headgate.model.routing.v1;

import org.jspecify.annotations.NullMarked;
