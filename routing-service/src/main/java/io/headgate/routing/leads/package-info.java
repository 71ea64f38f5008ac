/** The row of each lead in routing, which serialises everything that happens to the lead. */
@NullMarked
package io.headgate.routing.leads;

import org.jspecify.annotations.NullMarked;
