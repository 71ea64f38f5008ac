import type { AnyRoute } from '@tanstack/react-router';
import { Broken, NotFound } from '@/components/states';
import type { Portal } from '@/routing/feature';
import { Shell } from '@/shell/Shell';

/** Gives the parent route of a portal its frame; its children are added where their types are known. */
export function frame<R extends AnyRoute>(parent: R, portal: Portal): R {
  parent.update({
    component: () => <Shell portal={portal} />,
    errorComponent: Broken,
    notFoundComponent: NotFound,
  });
  return parent;
}
