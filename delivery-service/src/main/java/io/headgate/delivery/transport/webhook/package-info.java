/** The method webhook: a POST signed by Standard Webhooks. */
@NullMarked
package io.headgate.delivery.transport.webhook;

import org.jspecify.annotations.NullMarked;
