import { useLocalStorage } from '@mantine/hooks';
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useMe } from './session';

export type ZoneChoice = 'mine' | 'brand' | 'utc';
interface Zone {
  zone: string;
  choice: ZoneChoice;
  choose: (choice: ZoneChoice) => void;
  now: Date;
}

const ZoneContext = createContext<Zone>({ zone: 'UTC', choice: 'utc', choose: () => undefined, now: new Date(0) });

const CLOCK_TICK = 10_000;

/** The zone in which times are shown, and a clock that moves often enough for "3 min ago". */
export function ZoneProvider({ children }: { children: ReactNode }) {
  const me = useMe();
  const [choice, choose] = useLocalStorage<ZoneChoice>({
    key: 'headgate.zone',
    defaultValue: 'mine',
    getInitialValueInEffect: false,
  });
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), CLOCK_TICK);
    return () => clearInterval(timer);
  }, []);
  const mine = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zone = choice === 'utc' ? 'UTC' : choice === 'brand' && me.brand ? me.brand.time_zone : mine;
  const value = useMemo(() => ({ zone, choice, choose, now }), [zone, choice, choose, now]);
  return <ZoneContext.Provider value={value}>{children}</ZoneContext.Provider>;
}

export const useZone = (): Zone => useContext(ZoneContext);
