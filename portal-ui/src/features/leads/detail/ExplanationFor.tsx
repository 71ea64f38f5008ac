import { useExplanations } from '../api';
import { Copy } from '@/components/Copy';
import { Section } from '@/components/page';
import { Problem } from '@/components/states';

/** What may be said to the parties, ready to be copied: nobody learns another's name, price or place in the order. */
export function ExplanationFor({
  leadId,
  vendorId,
  round,
}: {
  leadId: string;
  vendorId: string | null;
  round: string;
}) {
  const { data, error, refetch } = useExplanations(leadId, round);
  return (
    <Section title="What others would be told">
      {error && <Problem error={error} retry={() => void refetch()} />}
      {data && (
        <>
          <dl className="facts told">
            {data.vendor && <Line who={`Vendor ${vendorId ?? ''}`} text={data.vendor} />}
            {data.clients.map((client) => (
              <Line key={client.client_id} who={`Client ${client.client_id}`} text={client.sentence} />
            ))}
          </dl>
          {data.more > 0 && <p className="small muted">And {data.more} more clients that were considered.</p>}
          <p className="small muted">
            In public words: no other party’s name, price, cap, hours or place in the order is in them.
          </p>
        </>
      )}
    </Section>
  );
}

function Line({ who, text }: { who: string; text: string }) {
  return (
    <>
      <dt>{who}</dt>
      <dd className="row one-line start">
        <span className="grow">{text}</span>
        <Copy text={text} label={`Copy what ${who} would be told`} />
      </dd>
    </>
  );
}
