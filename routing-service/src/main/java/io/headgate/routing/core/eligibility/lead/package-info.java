/** Rules about what the lead is: what the endpoint may take by law, and what it takes by its own wish. */
@NullMarked
package io.headgate.routing.core.eligibility.lead;

import org.jspecify.annotations.NullMarked;
