import { Code } from './Code';

/** A part of the published configuration, folded away until somebody asks. */
export function PublishedConfig({ config }: { config: unknown }) {
  return (
    <details>
      <summary>As published</summary>
      <Code label="Configuration as published">{JSON.stringify(config, null, 2)}</Code>
    </details>
  );
}
