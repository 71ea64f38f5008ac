import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { get } from '../api/client';
import type { About as AboutAnswer } from '../api/types';
import { Problem } from '../ui/states';

/** Which build this is, and the credits that the reference data's licences ask for. */
export function About({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { data, error } = useQuery({ queryKey: ['about'], queryFn: ({ signal }) => get<AboutAnswer>('/api/admin/about', undefined, signal), enabled: opened });
  return (
    <Modal opened={opened} onClose={onClose} title="About Headgate" closeButtonProps={{ 'aria-label': 'Close' }}>
      {error && <Problem error={error} />}
      {data && (
        <div className="stack">
          <p>Headgate {data.version}, configuration v{data.live_version}.</p>
          <h2>Credits</h2>
          {data.credits.map((credit) => <p key={credit.name} className="small"><span className="strong">{credit.name}</span>, {credit.licence}. {credit.note}</p>)}
        </div>
      )}
    </Modal>
  );
}
