/** What the facts say of leads and endpoints, merged into tables. */
@NullMarked
package io.headgate.portal.readmodel;

import org.jspecify.annotations.NullMarked;
