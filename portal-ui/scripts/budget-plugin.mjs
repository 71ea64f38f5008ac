// Fails the build when a page grows beyond what a first visit may download (ui.md, "Budget to enforce").
import { gzipSync } from 'node:zlib';

/** Weighs every lazily loaded page together with the entry and everything both import statically, gzipped. */
export function budget({ pageLimitKb, chunkLimitKb }) {
  return {
    name: 'headgate-budget',
    apply: 'build',
    writeBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const size = new Map(chunks.map((chunk) => [chunk.fileName, gzipSync(chunk.code).length / 1000]));
      const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
      const closure = (name, seen = new Set()) => {
        if (seen.has(name) || !byName.has(name)) return seen;
        seen.add(name);
        byName.get(name).imports.forEach((imported) => closure(imported, seen));
        return seen;
      };
      const entry = chunks.find((chunk) => chunk.isEntry);
      const pages = chunks.filter((chunk) => chunk.isDynamicEntry);
      const weigh = (page) =>
        [...closure(page.fileName, closure(entry.fileName))].reduce((sum, name) => sum + size.get(name), 0);
      const heaviest = pages.map((page) => [page.name, weigh(page)]).toSorted((a, b) => b[1] - a[1])[0] ?? [
        'entry',
        weigh(entry),
      ];
      const [name, kb] = heaviest;
      console.log(`budget: entry + heaviest page (${name}) = ${kb.toFixed(1)} kB gzip of ${pageLimitKb} kB`);
      if (kb > pageLimitKb)
        this.error(`entry + page ${name} is ${kb.toFixed(1)} kB gzip; the limit is ${pageLimitKb} kB`);
      for (const page of pages) {
        if (size.get(page.fileName) > chunkLimitKb)
          this.error(`chunk ${page.fileName} is over ${chunkLimitKb} kB gzip`);
      }
    },
  };
}
