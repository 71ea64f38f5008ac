import type { RefObject } from 'react';
import { useAbout } from './api';
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
  const { data, error } = useAbout(opened);
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
