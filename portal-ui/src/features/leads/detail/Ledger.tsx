import type { LedgerEntry } from '@/api/types';
import { amountOf, money, sum } from '@/components/format';
import { When } from '@/components/values';
import { sentenceCase } from '@/components/vocabulary';

export function Ledger({ entries }: { entries: LedgerEntry[] }) {
  return (
    <div className="stack">
      {entries.map((entry) => {
        const currency = entry.lines[0]?.amount.currency ?? 'USD';
        const debit = sum(entry.lines.map((line) => line.amount).filter((amount) => !amount.amount.startsWith('-')));
        const total = sum(entry.lines.map((line) => line.amount));
        const shown = (micros: bigint) => money({ amount: amountOf(micros), currency });
        return (
          <div key={entry.entry_id} className="grid-box">
            <table className="grid">
              <caption className="small entry-caption">
                <span className="strong">{sentenceCase(entry.kind)}</span>{' '}
                <span className="muted">
                  effective <When at={entry.effective_at} show="full" />, posted{' '}
                  <When at={entry.posted_at} show="clock" />
                </span>
              </caption>
              <thead>
                <tr>
                  <th scope="col">Account</th>
                  <th scope="col">Party</th>
                  <th scope="col" className="num">
                    Debit
                  </th>
                  <th scope="col" className="num">
                    Credit
                  </th>
                </tr>
              </thead>
              <tbody>
                {entry.lines.map((line, i) => {
                  const credit = line.amount.amount.startsWith('-');
                  return (
                    <tr key={i}>
                      <td>{sentenceCase(line.account)}</td>
                      <td>{line.party}</td>
                      <td className="num">{credit ? '' : money(line.amount)}</td>
                      <td className="num">
                        {credit ? money({ ...line.amount, amount: line.amount.amount.slice(1) }) : ''}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
              <tfoot>
                <tr>
                  <td colSpan={2}>{total === 0n ? 'Adds up' : `Out of balance by ${shown(total)}`}</td>
                  <td className="num">{shown(debit)}</td>
                  <td className="num">{shown(debit - total)}</td>
                </tr>
              </tfoot>
            </table>
          </div>
        );
      })}
    </div>
  );
}
