/** The method email: one message for each lead, over the installation's SMTP server. */
@NullMarked
package io.headgate.delivery.transport.email;

import org.jspecify.annotations.NullMarked;
