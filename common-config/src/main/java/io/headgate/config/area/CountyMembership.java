package io.headgate.config.area;

import io.headgate.reference.ZipCounty;

/**
 * The rule that decides whether a ZIP on a county line belongs to a county's right: it does when the county is the
 * ZIP's main county, or holds a tenth of it or more. One ZIP may so belong to several counties.
 */
public final class CountyMembership {

    private static final double LEAST_PERCENT = 10;

    private CountyMembership() {}

    public static boolean belongs(ZipCounty share) {
        return share.primary() || share.percent() >= LEAST_PERCENT;
    }
}
