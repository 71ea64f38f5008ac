import type { TimelineItem } from '@/api/types';
import { Reason } from '@/components/StatusBadge';
import { SentenceText, When } from '@/components/values';
import { sentenceCase } from '@/components/vocabulary';

export function Timeline({ items }: { items: TimelineItem[] }) {
  return (
    <ol className="timeline">
      {items.map((item, i) => (
        <li key={`${item.at}-${i}`}>
          <When at={item.at} show="precise" />
          <span className="muted">{sentenceCase(item.stage)}</span>
          <span>
            <SentenceText text={item.sentence} />
            {item.reason && (
              <span className="muted">
                {' '}
                (<Reason code={item.reason} />)
              </span>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
