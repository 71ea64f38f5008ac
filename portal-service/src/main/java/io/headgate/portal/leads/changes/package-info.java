/** The live stream of what changes among the leads. */
@NullMarked
package io.headgate.portal.leads.changes;

import org.jspecify.annotations.NullMarked;
