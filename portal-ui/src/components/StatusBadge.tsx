import {
  IconArrowsExchange,
  IconCheck,
  IconCircleDot,
  IconClock,
  IconMinus,
  IconReceipt,
  IconX,
} from '@tabler/icons-react';
import { lookOf, reasonOf, type Look, type Tone, type Vocabulary } from './vocabulary';

const icons: Record<Tone, typeof IconCheck> = {
  success: IconCheck,
  info: IconCircleDot,
  waiting: IconClock,
  degraded: IconArrowsExchange,
  failed: IconX,
  neutral: IconMinus,
  money: IconReceipt,
};

/** A state is always told by word and icon; colour only repeats it. */
export function Badge({ look }: { look: Look }) {
  const Icon = icons[look.tone];
  return (
    <span className={`status tone-${look.tone}`} title={look.meaning}>
      <Icon size={12} stroke={2.2} aria-hidden />
      {look.label}
    </span>
  );
}

export function StatusBadge({ of, value }: { of: Vocabulary; value: string | null | undefined }) {
  return <Badge look={lookOf(of, value)} />;
}

export function Reason({ code }: { code: string | null | undefined }) {
  if (!code) return null;
  const words = reasonOf(code);
  return <span title={`${words.meaning} (${code})`}>{words.label}</span>;
}
