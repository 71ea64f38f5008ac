/** A submission read under its source's terms: names and values mapped, and every bad field found. */
@NullMarked
package io.headgate.intake.core.reading;

import org.jspecify.annotations.NullMarked;
