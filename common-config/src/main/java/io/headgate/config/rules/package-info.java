/** What makes a document unfit to publish: one class for each part of it. */
@NullMarked
package io.headgate.config.rules;

import org.jspecify.annotations.NullMarked;
