/** What controllers use: refusals by their codes, cursors, limits of lists, CSV without formulas. */
@NullMarked
package io.headgate.service.web;

import org.jspecify.annotations.NullMarked;
