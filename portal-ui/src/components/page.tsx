import { createContext, useContext, useEffect, type ReactNode } from 'react';

export function useTitle(title: string) {
  useEffect(() => {
    document.title = `${title} · Headgate`;
  }, [title]);
}

/** A screen: its title as the one h1, what belongs beside it, its actions, its content. */
export function Page({
  title,
  beside,
  actions,
  children,
}: {
  title: string;
  beside?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  useTitle(title);
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{title}</h1>
          {beside}
        </div>
        {actions && <div className="no-print">{actions}</div>}
      </div>
      {children}
    </div>
  );
}

const SectionTitle = createContext('');

/** A name for a part of the page; a table that is called as the section around it is told apart from it. */
export function usePartName(label: string): string {
  return useContext(SectionTitle) === label ? `${label}, table` : label;
}

export function Section({ title, beside, children }: { title: string; beside?: ReactNode; children: ReactNode }) {
  return (
    <section className="section" aria-label={title}>
      <div className="row between">
        <h2>{title}</h2>
        {beside}
      </div>
      <SectionTitle value={title}>{children}</SectionTitle>
    </section>
  );
}

export function Facts({ items }: { items: [string, ReactNode][] }) {
  return (
    <dl className="facts">
      {items.map(([name, value]) => [
        <dt key={`${name}-t`}>{name}</dt>,
        <dd key={`${name}-d`}>{value ?? <span className="muted">–</span>}</dd>,
      ])}
    </dl>
  );
}
