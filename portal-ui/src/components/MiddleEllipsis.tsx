import { useEffect, useRef, useState } from 'react';

const TAIL = 8;

const watched = new WeakMap<Element, () => void>();
let observer: ResizeObserver | undefined;

function watch(box: Element, changed: () => void): () => void {
  observer ??= new ResizeObserver((entries) => entries.forEach((entry) => watched.get(entry.target)?.()));
  watched.set(box, changed);
  observer.observe(box);
  return () => observer?.unobserve(box);
}

/**
 * A name or id on one line. Where it does not fit, its middle is left out: names that only differ at their end stay
 * apart. The whole text is what is read aloud, copied and shown as title.
 */
export function MiddleEllipsis({ text }: { text: string }) {
  const box = useRef<HTMLSpanElement>(null);
  const [cut, setCut] = useState(false);
  useEffect(() => {
    const whole = box.current;
    const words = whole?.firstElementChild;
    if (!whole || !words || text.length <= TAIL) return undefined;
    return watch(whole, () => setCut(words.scrollWidth > whole.clientWidth));
  }, [text]);
  return (
    <span ref={box} className="mid" title={cut ? text : undefined} data-tail={cut ? text.slice(-TAIL) : undefined}>
      <span>{text}</span>
    </span>
  );
}
