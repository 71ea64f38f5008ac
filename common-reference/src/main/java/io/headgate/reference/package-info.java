/** United States reference data, shipped with the code and answered from memory. */
@NullMarked
package io.headgate.reference;

import org.jspecify.annotations.NullMarked;
