import { usePageWords } from './PageLanguage.js';
import { usePresentSection } from './usePresentSection.js';

/** A section, as the list of contents names it. */
export interface Section {
  readonly id: string;
  readonly title: string;
}

/** The sections of a page: beside the text where there is room, else above it. */
export function Contents({ sections }: { sections: readonly Section[] }) {
  const words = usePageWords();
  const present = usePresentSection(sections);
  return (
    <nav className="lesson-contents" aria-label={words.onThisPage}>
      <ol>
        {sections.map(({ id, title }) => (
          <li key={id}>
            {/* A docs page in Storybook is a frame, whose links otherwise open outside of it. */}
            <a href={`#${id}`} target="_self" aria-current={id === present ? 'location' : undefined}>
              {title}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
