import { Link, type LinkProps } from '@tanstack/react-router';
import type { HTMLAttributes } from 'react';
import { useMayOpen } from '@/session/session';

type Props = LinkProps & HTMLAttributes<HTMLElement>;

/** A link into the portal; for somebody who may not open the page behind it, its words alone. */
export const PortalLink = ((props: Props) => {
  const mayOpen = useMayOpen();
  if (mayOpen(String(props.to))) return <Link {...props} />;
  const { className, title, style, children } = props;
  return (
    <span
      className={
        className
          ?.split(' ')
          .filter((name) => name !== 'row-link')
          .join(' ') || undefined
      }
      title={title}
      style={style}
    >
      {typeof children === 'function' ? null : children}
    </span>
  );
}) as typeof Link;
