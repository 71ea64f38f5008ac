import { useQuery } from '@tanstack/react-query';
import type { RefObject } from 'react';
import { get } from '@/api/client';
import type { About as AboutAnswer } from '@/api/types';
import { Dialog } from '@/components/Dialog';
import { Problem } from '@/components/states';

/** Which build this is, and the credits that the reference data's licences ask for. */
export function About({
  opened,
  returnTo,
  onClose,
}: {
  opened: boolean;
  returnTo: RefObject<HTMLElement | null>;
  onClose: () => void;
}) {
  const { data, error } = useQuery({
    queryKey: ['about'],
    queryFn: ({ signal }) => get<AboutAnswer>('/api/admin/about', undefined, signal),
    enabled: opened,
  });
  return (
    <Dialog opened={opened} returnTo={returnTo} onClose={onClose} title="About Headgate">
      {error && <Problem error={error} />}
      {data && (
        <div className="stack">
          <p>
            Headgate {data.version}, configuration v{data.live_version}.
          </p>
          <h2>Credits</h2>
          {data.credits.map((credit) => (
            <p key={credit.name} className="small">
              <span className="strong">{credit.name}</span>, {credit.licence}. {credit.note}
            </p>
          ))}
        </div>
      )}
    </Dialog>
  );
}
