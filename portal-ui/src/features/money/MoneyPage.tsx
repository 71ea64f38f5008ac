import { TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { Balance, Finding } from '@/api/types';
import { useMe } from '@/session/session';
import { useZone } from '@/session/zone';
import { DataTable, type Column } from '@/components/DataTable';
import { isoDay, money } from '@/components/format';
import { PortalLink } from '@/components/PortalLink';
import { Page, Section } from '@/components/page';
import { Empty, Notice } from '@/components/states';
import { MoneyText, When } from '@/components/values';
import { sentenceCase } from '@/components/vocabulary';
import { SelectFilter } from '@/components/SelectFilter';
import { TypedFilter } from '@/components/TypedFilter';

import { statementUrl, useBalances, useFindings, type BalanceOrder, type PartyType } from './api';

const sorts: { value: BalanceOrder; label: string }[] = [
  { value: 'name', label: 'By name' },
  { value: 'balance', label: 'Largest first' },
];

/**
 * What is owed to every vendor and by every client, the statement behind each figure, and what a person has to settle.
 */
export function MoneyPage() {
  const me = useMe();
  const { now } = useZone();
  const today = isoDay(now, me.brand?.time_zone ?? 'UTC');
  const [from, setFrom] = useState(`${today.slice(0, 8)}01`);
  const [to, setTo] = useState(today);
  const [sort, setSort] = useState<BalanceOrder>('name');
  const [q, setQ] = useState('');
  const vendors = useBalances('vendor', sort, q);
  const clients = useBalances('client', sort, q);
  const proof = vendors.page?.trial_balance ?? clients.page?.trial_balance;
  const uneven = (proof ?? []).filter((total) => Number(total.amount) !== 0);
  return (
    <Page
      title="Money"
      actions={
        <div className="row">
          <PortalLink to="/admin/returns" search={{}} className="small">
            Returns
          </PortalLink>
          <span className="small muted">Statements from</span>
          <TextInput
            size="xs"
            type="date"
            aria-label="Statements from"
            value={from}
            max={to}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <span className="small muted">to</span>
          <TextInput
            size="xs"
            type="date"
            aria-label="Statements to"
            value={to}
            min={from}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
        </div>
      }
    >
      {uneven.length > 0 && (
        <Notice tone="failed">
          The ledger is out of balance by {uneven.map(money).join(', ')}. Tell whoever runs Headgate.
        </Notice>
      )}
      {proof && uneven.length === 0 && (
        <p className="small muted">
          The ledger adds up to zero. Amounts are sums of its entries; corrections are new entries.
        </p>
      )}
      <Findings />
      <div className="toolbar" role="search" aria-label="Filter the balances">
        <TypedFilter label="Party" width={200} value={q} onCommit={setQ} />
        <SelectFilter
          label="Order"
          width={140}
          data={sorts}
          value={sort}
          onCommit={(value) => setSort(value === 'balance' ? 'balance' : 'name')}
        />
      </div>
      <div className="even">
        <Party title="Owed to vendors" of="vendor" list={vendors} filtered={q !== ''} from={from} to={to} />
        <Party title="Owed by clients" of="client" list={clients} filtered={q !== ''} from={from} to={to} />
      </div>
    </Page>
  );
}

/** What no rule may post: nothing is shown as long as there is nothing. */
function Findings() {
  const list = useFindings();
  if (list.rows?.length === 0) return null;
  const columns: Column<Finding>[] = [
    {
      key: 'what',
      header: 'What',
      cell: (row) => (
        <>
          <span className="strong">{sentenceCase(row.code)}</span>
          <div className="small muted">{row.detail}</div>
        </>
      ),
    },
    { key: 'subject', header: 'Source', id: true, cell: (row) => row.subject },
    { key: 'version', header: 'Version', num: true, cell: (row) => row.config_version },
    { key: 'at', header: 'First seen', keep: true, cell: (row) => <When at={row.first_at} show="full" /> },
  ];
  return (
    <Section
      title="To be settled by a person"
      beside={list.total !== undefined && <span className="small muted">{list.total}</span>}
    >
      <DataTable
        label="To be settled by a person"
        wrap
        columns={columns}
        rows={list.rows}
        rowKey={(row) => `${row.code}-${row.subject}-${row.config_version}`}
        error={list.error}
        retry={list.retry}
        more={list.more}
        maxHeight={320}
        empty={<Empty title="Nothing to settle" />}
      />
    </Section>
  );
}

interface PartyProps {
  title: string;
  of: PartyType;
  list: ReturnType<typeof useBalances>;
  filtered: boolean;
  from: string;
  to: string;
}

function Party({ title, of, list, filtered, from, to }: PartyProps) {
  const columns: Column<Balance>[] = [
    {
      key: 'name',
      header: sentenceCase(of),
      id: true,
      cell: (row) => (
        <>
          <span className="strong">{row.name ?? row.party_id}</span> <span className="muted small">{row.party_id}</span>
          {row.configured === false && <div className="muted small">no longer in the configuration</div>}
        </>
      ),
    },
    {
      key: 'accounts',
      header: 'Of which',
      cell: (row) =>
        (row.accounts ?? []).map((account) => (
          <div key={account.account} className="small muted nowrap">
            {sentenceCase(account.account)} {money(account.amount)}
          </div>
        )),
    },
    { key: 'balance', header: 'Balance', num: true, cell: (row) => <MoneyText value={row.balance} /> },
    {
      key: 'statement',
      header: 'Statement',
      cell: (row) => (
        <a
          href={statementUrl(of, row.party_id, {
            from,
            to,
            currency: row.balance.currency,
          })}
          download
          className="row nowrap gap-4 touch"
          aria-label={`CSV statement of ${row.name ?? row.party_id}`}
        >
          <IconDownload size={14} aria-hidden />
          CSV
        </a>
      ),
    },
  ];
  const totals = list.page?.totals ?? [];
  return (
    <Section
      title={title}
      beside={
        list.total !== undefined &&
        list.total > 0 && (
          <span className="small muted">
            {list.rows?.length} of {list.total}
          </span>
        )
      }
    >
      <DataTable
        label={title}
        wrap
        columns={columns}
        rows={list.rows}
        rowKey={(row) => `${row.party_id}-${row.balance.currency}`}
        error={list.error}
        retry={list.retry}
        more={list.more}
        maxHeight="calc(100vh - 260px)"
        empty={
          filtered ? (
            <Empty title="No party matches">Clear the filter.</Empty>
          ) : (
            <Empty title="Nothing yet">Balances appear with the first lead that is paid for or charged.</Empty>
          )
        }
        footer={
          totals.length > 0 && (
            <tfoot>
              {totals.map((total) => (
                <tr key={total.balance.currency}>
                  <td colSpan={2}>Total {totals.length > 1 && total.balance.currency}</td>
                  <td className="num">{money(total.balance)}</td>
                  <td />
                </tr>
              ))}
            </tfoot>
          )
        }
      />
    </Section>
  );
}
