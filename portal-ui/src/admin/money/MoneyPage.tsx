import { TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get, pathWith } from '../../api/client';
import type { Balance, Money } from '../../api/types';
import { useMe } from '../../app/session';
import { useZone } from '../../app/zone';
import { DataTable, type Column } from '../../ui/DataTable';
import { amountOf, isoDay, money, sum } from '../../ui/format';
import { Page, Section } from '../../ui/page';
import { Empty, Notice } from '../../ui/states';
import { MoneyText } from '../../ui/values';
import { sentenceCase } from '../../ui/vocabulary';

interface Balances { items: Balance[]; trial_balance?: Money[] }

/** What is owed to every vendor and by every client, and the statement behind each figure. */
export function MoneyPage() {
  const me = useMe();
  const { now } = useZone();
  const today = isoDay(now, me.brand?.time_zone ?? 'UTC');
  const [from, setFrom] = useState(`${today.slice(0, 8)}01`);
  const [to, setTo] = useState(today);
  const balances = useQuery({ queryKey: ['/api/admin/balances'], queryFn: ({ signal }) => get<Balances>('/api/admin/balances', undefined, signal), refetchInterval: 10_000 });
  const of = (type: string) => balances.data?.items.filter((item) => item.party_type.toLowerCase() === type);
  const uneven = (balances.data?.trial_balance ?? []).filter((total) => Number(total.amount) !== 0);
  return (
    <Page title="Money" actions={(
      <div className="row">
        <span className="small muted">Statements from</span>
        <TextInput size="xs" type="date" aria-label="Statements from" value={from} max={to} onChange={(event) => setFrom(event.currentTarget.value)} />
        <span className="small muted">to</span>
        <TextInput size="xs" type="date" aria-label="Statements to" value={to} min={from} onChange={(event) => setTo(event.currentTarget.value)} />
      </div>
    )}>
      {uneven.length > 0 && <Notice tone="failed">The ledger is out of balance by {uneven.map(money).join(', ')}. Tell whoever runs Headgate.</Notice>}
      {balances.data?.trial_balance && uneven.length === 0 && <p className="small muted">The ledger adds up to zero. Amounts are sums of its entries; corrections are new entries.</p>}
      <div className="even">
        <Party title="Owed to vendors" of="vendor" rows={of('vendor')} error={balances.error} retry={() => void balances.refetch()} from={from} to={to} />
        <Party title="Owed by clients" of="client" rows={of('client')} error={balances.error} retry={() => void balances.refetch()} from={from} to={to} />
      </div>
    </Page>
  );
}

interface PartyProps { title: string; of: 'vendor' | 'client'; rows: Balance[] | undefined; error: unknown; retry: () => void; from: string; to: string }

function Party({ title, of, rows, error, retry, from, to }: PartyProps) {
  const columns: Column<Balance>[] = [
    { key: 'name', header: sentenceCase(of), id: true, cell: (row) => <><span className="strong">{row.name ?? row.party_id}</span> <span className="muted small">{row.party_id}</span></> },
    { key: 'accounts', header: 'Of which', cell: (row) => (row.accounts ?? []).map((account) => <div key={account.account} className="small muted nowrap">{sentenceCase(account.account)} {money(account.amount)}</div>) },
    { key: 'balance', header: 'Balance', num: true, cell: (row) => <MoneyText value={row.balance} /> },
    {
      key: 'statement', header: 'Statement', cell: (row) => (
        <a href={pathWith(`/api/admin/statements/${of}/${encodeURIComponent(row.party_id)}.csv`, { from, to })} download className="row nowrap" style={{ gap: 4, minHeight: 24 }} aria-label={`CSV statement of ${row.name ?? row.party_id}`}><IconDownload size={14} aria-hidden />CSV</a>
      ),
    },
  ];
  const currencies = [...new Set((rows ?? []).map((row) => row.balance.currency))];
  return (
    <Section title={title}>
      <DataTable label={title} wrap columns={columns} rows={rows} rowKey={(row) => `${row.party_id}-${row.balance.currency}`} error={error} retry={retry} maxHeight="calc(100vh - 220px)"
        empty={<Empty title="Nothing yet">Balances appear with the first lead that is paid for or charged.</Empty>}
        footer={rows && rows.length > 0 && (
          <tfoot>{currencies.map((currency) => (
            <tr key={currency}><td colSpan={2}>Total {currencies.length > 1 && currency}</td><td className="num">{money({ amount: amountOf(sum(rows.map((row) => row.balance).filter((balance) => balance.currency === currency))), currency })}</td><td /></tr>
          ))}</tfoot>
        )} />
    </Section>
  );
}
