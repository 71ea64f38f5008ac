/** The page of one lead: its facts told again, and what each party may hear of them. */
@NullMarked
package io.headgate.portal.leads.page;

import org.jspecify.annotations.NullMarked;
