/** What validation-service says; only it constructs these. */
@NullMarked
package io.headgate.model.validation.v1;

import org.jspecify.annotations.NullMarked;
