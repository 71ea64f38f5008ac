import type { ReactNode } from 'react';
import { Page } from './page';
import { Problem, Waiting } from './states';

interface Props {
  title: string;
  beside: ReactNode;
  loading: string;
  error: unknown;
  retry: () => void;
}

/** The page of something that has not come yet, or cannot. */
export function UnloadedPage({ title, beside, loading, error, retry }: Props) {
  return (
    <Page title={title} beside={beside}>
      {error ? <Problem error={error} retry={retry} /> : <Waiting label={loading} />}
    </Page>
  );
}
