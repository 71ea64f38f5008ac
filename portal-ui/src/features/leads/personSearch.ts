const HANDED = 'headgate-person';

let handed: string | undefined;

/** From the palette to the list without passing the address bar; to one that is shown already as well. */
export function handOver(person: string) {
  handed = person;
  window.dispatchEvent(new Event(HANDED));
}

export function takeOver(): string | undefined {
  const person = handed;
  handed = undefined;
  return person;
}

/** Calls back when somebody is handed over while the list is shown. */
export function onHanded(taken: (person: string | undefined) => void): () => void {
  const take = () => taken(takeOver());
  window.addEventListener(HANDED, take);
  return () => window.removeEventListener(HANDED, take);
}
