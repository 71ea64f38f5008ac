package io.headgate.reconciliation.report;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A report over the ledger that is read row by row, however long it is. A new one is a package below this one with one
 * implementation; its {@code @Component} is the line that registers it.
 */
public interface FinanceReport {

    /** As it stands in the address: lower case, with hyphens. */
    String name();

    /** What the rows are, in one sentence. */
    String description();

    /** The columns, in the order of each row's cells. */
    List<String> columns();

    /** The parameters that it takes; any other is refused. */
    Set<String> parameters();

    /**
     * One report as it is asked for.
     *
     * @throws io.headgate.service.web.ProblemException 422 naming every parameter that is not right
     */
    Export export(Map<String, String> parameters);

    /** One report that can be read. */
    interface Export {

        String fileName();

        /** Hands over every row once. All of it is read in one transaction, which sees one moment of the ledger. */
        void readRows(Consumer<List<String>> rows);

        /**
         * Adds to some rows what another service knows. Asked outside the transaction, for a few hundred rows at
         * a time.
         */
        default List<List<String>> complete(List<List<String>> rows) {
            return rows;
        }
    }
}
