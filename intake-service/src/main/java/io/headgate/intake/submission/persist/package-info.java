/** Makes submissions durable and announces them: what arrives together shares a transaction and a statement. */
@NullMarked
package io.headgate.intake.submission.persist;

import org.jspecify.annotations.NullMarked;
