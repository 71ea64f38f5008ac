-- The double-entry ledger: append-only, balanced by its own constraints, posted to by one class (JdbcJournal).

CREATE TABLE account (
    id          uuid    PRIMARY KEY,
    code        text    NOT NULL,
    party_type  text    NOT NULL CHECK (party_type IN ('SOURCE', 'CLIENT', 'BRAND')),
    party_id    text    NOT NULL,
    currency    char(3) NOT NULL,
    normal_side text    NOT NULL CHECK (normal_side IN ('DEBIT', 'CREDIT')),
    CONSTRAINT account_once_per_party_and_currency UNIQUE (party_type, party_id, code, currency),
    CONSTRAINT account_currency_is_referable UNIQUE (id, currency)
);

CREATE TABLE journal_entry (
    id                uuid        PRIMARY KEY,
    idem_key          text        NOT NULL CONSTRAINT entry_once_per_cause UNIQUE,
    idem_hash         bytea       NOT NULL,
    kind              text        NOT NULL,
    effective_at      timestamptz NOT NULL,
    posted_at         timestamptz NOT NULL,
    currency          char(3)     NOT NULL,
    line_count        smallint    NOT NULL CHECK (line_count >= 2),
    -- Always zero: what the running sum of the last line must be, and the only column the role may write.
    must_sum          bigint      NOT NULL DEFAULT 0 CHECK (must_sum = 0),
    lead_id           uuid        NOT NULL,
    delivery_id       uuid,
    return_id         uuid,
    source_id         text,
    vendor_id         text,
    client_id         text,
    rate_card_version int         NOT NULL,
    actor             text        NOT NULL,
    reason            text,
    reverses          uuid CONSTRAINT entry_reversed_once UNIQUE REFERENCES journal_entry (id),
    CONSTRAINT entry_shape_is_referable UNIQUE (id, line_count, currency),
    CONSTRAINT statements_of_two_parties_stay_apart CHECK (client_id IS NULL OR (source_id IS NULL AND vendor_id IS NULL))
);

CREATE INDEX journal_entry_by_lead ON journal_entry (lead_id);
CREATE INDEX journal_entry_by_posting_time ON journal_entry (posted_at);
CREATE INDEX journal_entry_by_vendor ON journal_entry (vendor_id, effective_at) WHERE vendor_id IS NOT NULL;
CREATE INDEX journal_entry_by_client ON journal_entry (client_id, effective_at) WHERE client_id IS NOT NULL;

-- Every line carries the sum before and after it. The chain starts at zero, each link takes up where the one before
-- ended, the last one ends at zero: so an entry that does not balance, or that somebody appends to, cannot commit.
CREATE TABLE posting (
    entry_id   uuid     NOT NULL,
    seq        smallint NOT NULL,
    line_count smallint NOT NULL,
    previous   smallint GENERATED ALWAYS AS (CASE WHEN seq > 1 THEN seq - 1 END) STORED,
    account_id uuid     NOT NULL,
    currency   char(3)  NOT NULL,
    amount     bigint   NOT NULL CHECK (amount <> 0),
    sum_before bigint   NOT NULL,
    sum_after  bigint   NOT NULL,
    -- Always zero: the only column the role may write, see the grants below.
    sealed     smallint NOT NULL DEFAULT 0 CHECK (sealed = 0),
    PRIMARY KEY (entry_id, seq),
    CONSTRAINT posting_sum_is_referable UNIQUE (entry_id, seq, sum_after),
    CONSTRAINT no_line_beyond_the_entry CHECK (seq BETWEEN 1 AND line_count),
    CONSTRAINT sum_runs_on CHECK (sum_after = sum_before + amount AND (seq > 1 OR sum_before = 0)),
    CONSTRAINT posting_belongs_to_its_entry
        FOREIGN KEY (entry_id, line_count, currency) REFERENCES journal_entry (id, line_count, currency),
    CONSTRAINT posting_follows_the_line_before
        FOREIGN KEY (entry_id, previous, sum_before) REFERENCES posting (entry_id, seq, sum_after),
    CONSTRAINT posting_in_its_accounts_currency
        FOREIGN KEY (account_id, currency) REFERENCES account (id, currency)
);

CREATE INDEX posting_by_account ON posting (account_id) INCLUDE (amount);

ALTER TABLE journal_entry
    ADD CONSTRAINT entry_balances_at_commit
        FOREIGN KEY (id, line_count, must_sum) REFERENCES posting (entry_id, seq, sum_after)
        DEFERRABLE INITIALLY DEFERRED;

-- Append-only for the service's own role too. Foreign keys lock the rows they refer to, which needs the right to
-- update at least one column: these can only ever be zero. (A superuser is not bound by this.)
REVOKE UPDATE, DELETE, TRUNCATE ON account, journal_entry, posting FROM CURRENT_USER;
GRANT UPDATE (normal_side) ON account TO CURRENT_USER;
GRANT UPDATE (must_sum) ON journal_entry TO CURRENT_USER;
GRANT UPDATE (sealed) ON posting TO CURRENT_USER;
