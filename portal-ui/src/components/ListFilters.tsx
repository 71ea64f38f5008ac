import type { LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PortalLink } from './PortalLink';

interface Props {
  label: string;
  children: ReactNode;
  /** Where the list is without filters; false while it has none. */
  clear: LinkProps | false;
  after?: ReactNode;
}

/** The filters of a list, and the link that clears them while any is set. */
export function ListFilters({ label, children, clear, after }: Props) {
  return (
    <div className="toolbar" role="search" aria-label={label}>
      {children}
      {clear && (
        <PortalLink {...clear} className="small beside-filter">
          Clear
        </PortalLink>
      )}
      {after}
    </div>
  );
}
