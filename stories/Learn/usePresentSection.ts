import { useEffect, useState } from 'react';
import type { Section } from './Contents.js';

/** The id of the section that is being read, whose heading has come into the upper third; null above the first. */
export function usePresentSection(sections: readonly Section[]): string | null {
  const [present, setPresent] = useState<string | null>(null);
  useEffect(() => {
    const headings = sections.flatMap(({ id }) => document.getElementById(id) ?? []);
    let frame = 0;
    const look = () => {
      const passed = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3);
      setPresent(passed.at(-1)?.id ?? null);
    };
    const lookInTime = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(look);
    };
    lookInTime();
    addEventListener('scroll', lookInTime, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener('scroll', lookInTime);
    };
  }, [sections]);
  return present;
}
