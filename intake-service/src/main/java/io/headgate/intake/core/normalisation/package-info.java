/** The canonical fields and their normal forms; a normal form is normalised to itself. */
@NullMarked
package io.headgate.intake.core.normalisation;

import org.jspecify.annotations.NullMarked;
