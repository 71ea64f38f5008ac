/** The list of leads: what somebody asks for, read into conditions over lead_view, and the leads found. */
@NullMarked
package io.headgate.portal.leads.list;

import org.jspecify.annotations.NullMarked;
