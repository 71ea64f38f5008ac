import type { AnyRoute } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import type { Permission, Role } from '@/api/types';

/** A place in the portal that a menu or a search leads to. */
export interface Destination {
  to: string;
  params?: Record<string, string>;
  search?: Record<string, string>;
}

/** One line of the menu; the first one of a group puts the group where its portal wants it. */
export interface NavigationEntry {
  group: string;
  to: string;
  label: string;
  icon: ComponentType<{ size?: number; 'aria-hidden'?: boolean }>;
  /** Marked as the current page on its own address only, not on those below it. */
  exact?: boolean;
}

/** What a feature offers to somebody who typed a text into the search. */
export interface SearchHit extends Destination {
  id: string;
  label: string;
  /** The text means this and nothing else, so that no other feature is offered. */
  exact?: boolean;
  /** Runs before the page is opened. */
  prepare?: () => void;
}

/** A part of a portal: its pages, who may open them, and how they are found. */
export interface Feature {
  /** What the pages need. They are the addresses of the menu and everything below them. */
  permission: Permission;
  routes: readonly AnyRoute[];
  navigation: readonly NavigationEntry[];
  search?: (text: string) => SearchHit[];
}

/** Keeps the exact types of the routes, from which links are checked. */
export const defineFeature = <const F extends Feature>(feature: F): F => feature;

/** A portal is a list of features for some roles. */
export interface Portal {
  name: string;
  roles: readonly Role[];
  /** Where the portal begins. */
  home: string;
  /** The groups of the menu in their order. */
  groups: readonly string[];
  features: readonly Feature[];
}

/** The routes of all features, as a list that keeps their types. */
export const routesOf = <const F extends readonly Feature[]>(features: F) =>
  features.flatMap((feature) => feature.routes) as F[number]['routes'][number][];

export interface NavigationGroup {
  group: string;
  entries: NavigationEntry[];
}

/** The menu of a portal: the groups in its order, within a group the entries in the order of the features. */
export function navigationOf(portal: Portal, mayOpen: (path: string) => boolean): NavigationGroup[] {
  const entries = portal.features.flatMap((feature) => feature.navigation).filter((entry) => mayOpen(entry.to));
  return portal.groups
    .map((group) => ({ group, entries: entries.filter((entry) => entry.group === group) }))
    .filter((each) => each.entries.length > 0);
}

const within = (path: string, start: string) => path === start || path.startsWith(`${start}/`);

/** The permission that the page at this path needs; pages of no feature need none. */
export const permissionFor = (features: readonly Feature[], path: string): Permission | undefined =>
  features.find((feature) => feature.navigation.some((entry) => within(path, entry.to)))?.permission;
