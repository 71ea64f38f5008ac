package io.headgate.config.rules;

import io.headgate.config.ConfigCode;
import io.headgate.model.config.BillingMode;
import io.headgate.model.config.Cost;
import io.headgate.model.config.ReturnRemedy;

/**
 * What the document can say and this version does not reckon: refused at publish, because money that nobody books is
 * noticed too late. Versions that hold such words already go on as before. Whoever builds one of them takes its line out.
 */
final class UnsupportedTerms {

    private UnsupportedTerms() {}

    static void cost(ValidationReport report, String path, Cost cost) {
        switch (cost.model()) {
            case CPL, FREE -> {}
            case REVENUE_SHARE -> refuse(report, path + ".model", "revenue_share", "no entry would be made for a sale");
            case FIXED_PERIOD ->
                refuse(report, path + ".model", "fixed_period", "no entry would be made at a period's end");
        }
    }

    static void billing(ValidationReport report, String path, BillingMode mode) {
        switch (mode) {
            case INVOICE, CHARGEBACK -> {}
            case PREPAID -> refuse(report, path, "prepaid", "nothing would keep deposits, limits or warnings");
        }
    }

    static void remedy(ValidationReport report, String path, ReturnRemedy remedy) {
        switch (remedy) {
            case CREDIT -> {}
            case SUBSTITUTE -> refuse(report, path, "substitute", "neither a lead nor a credit would be owed");
        }
    }

    private static void refuse(ValidationReport report, String path, String word, String why) {
        report.error(
                path,
                ConfigCode.NOT_SUPPORTED_YET,
                "This version does not reckon %s: %s. It comes with issue 13 (finance).".formatted(word, why));
    }
}
