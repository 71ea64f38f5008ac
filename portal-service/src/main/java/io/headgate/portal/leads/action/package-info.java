/** What people decide about leads that wait and about deliveries in doubt; each is on record before it is done. */
@NullMarked
package io.headgate.portal.leads.action;

import org.jspecify.annotations.NullMarked;
