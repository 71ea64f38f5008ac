/** What delivery-service says; only it constructs these. */
@NullMarked
package io.headgate.model.delivery.v1;

import org.jspecify.annotations.NullMarked;
