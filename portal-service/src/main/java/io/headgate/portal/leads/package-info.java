/** Leads for people: the calls about leads and their figures; lists, pages, changes and actions are rooms below. */
@NullMarked
package io.headgate.portal.leads;

import org.jspecify.annotations.NullMarked;
