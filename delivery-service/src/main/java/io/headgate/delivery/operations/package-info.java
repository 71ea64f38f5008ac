/** What operators may see and do: replay a delivery, look at the endpoints' health. */
@NullMarked
package io.headgate.delivery.operations;

import org.jspecify.annotations.NullMarked;
