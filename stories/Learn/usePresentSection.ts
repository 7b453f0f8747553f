import { useEffect, useState } from 'react';
import type { Section } from './Contents.js';

/** A heading counts once it is in the upper third of the window. */
const UPPER_THIRD = '0px 0px -66% 0px';

/** The id of the section that is being read; null above the first. */
export function usePresentSection(sections: readonly Section[]): string | null {
  const [present, setPresent] = useState<string | null>(null);
  useEffect(() => {
    const headings = sections.flatMap(({ id }) => document.getElementById(id) ?? []);
    const observer = new IntersectionObserver(
      () => {
        const passed = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3);
        setPresent(passed.at(-1)?.id ?? null);
      },
      { rootMargin: UPPER_THIRD },
    );
    for (const heading of headings) observer.observe(heading);
    return () => observer.disconnect();
  }, [sections]);
  return present;
}
