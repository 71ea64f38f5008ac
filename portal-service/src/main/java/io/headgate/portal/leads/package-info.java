/** Lists, pages and summaries of leads for people. */
@NullMarked
package io.headgate.portal.leads;

import org.jspecify.annotations.NullMarked;
