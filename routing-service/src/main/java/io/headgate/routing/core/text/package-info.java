/** How values are written for people in traces and sentences. Imports no other room. */
@NullMarked
package io.headgate.routing.core.text;

import org.jspecify.annotations.NullMarked;
