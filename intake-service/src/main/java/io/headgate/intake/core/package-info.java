/** What a submission means, without I/O: mapping, schema, normal forms, keys, windows. */
@NullMarked
package io.headgate.intake.core;

import org.jspecify.annotations.NullMarked;
