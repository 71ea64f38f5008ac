/** From the request to the durable lead and its answer. */
@NullMarked
package io.headgate.intake.submission;

import org.jspecify.annotations.NullMarked;
