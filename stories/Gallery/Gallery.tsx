import { type ComponentType, useLayoutEffect, useRef, useState } from 'react';
import { DiffusionProvider } from '../../src/index.js';
import { addressOf, lessons } from '../Learn/lessons.js';
import { late } from '../late.js';
import { type Entry, entries } from './entries.js';
import './gallery.css';

const modules = import.meta.glob<Readonly<Record<string, ComponentType>>>('../../src/figures/*/index.tsx');

/** The figures by their names; the code of each is loaded once its card comes near the viewport. */
const figures = new Map(
  entries.map(({ name }) => [
    name,
    late(async () => (await modules[`../../src/figures/${name}/index.tsx`]?.())?.[name] as ComponentType),
  ]),
);

/** Every figure as a picture, with what it shows and where to go on. */
export function Gallery() {
  return (
    <DiffusionProvider menu={false} loupe={false}>
      <ul className="gallery">
        {entries.map((entry) => (
          <Card key={entry.name} {...entry} />
        ))}
      </ul>
    </DiffusionProvider>
  );
}

/** The picture is the figure itself, drawn small and out of reach: it cannot be out of date. */
function Card({ name, line, lesson }: Entry) {
  const Figure = figures.get(name) as ComponentType<{ caption: null }>;
  const picture = useFitted();
  const id = `figures-${name.toLowerCase()}`;
  const title = lessons.find((one) => one.id === lesson)?.title;
  return (
    <li className="gallery-card">
      <a href={addressOf(id)} target="_top" className="gallery-name">
        <div className="gallery-picture" inert>
          <div ref={picture} className="gallery-figure">
            <Figure caption={null} />
          </div>
        </div>
        {name}
      </a>
      {line && <p>{line}</p>}
      <p className="gallery-links">
        {title && (
          <>
            <a href={addressOf(lesson as string)} target="_top">
              {title}
            </a>
            {' · '}
          </>
        )}
        <CopyCode name={name} />
      </p>
    </li>
  );
}

/** Scales an element so that all of it is seen in its parent, in the middle. A browser without scripts shows its upper part. */
function useFitted() {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    const frame = element?.parentElement;
    if (!element || !frame) return;
    const fit = () => {
      const { offsetWidth: width, offsetHeight: height } = element;
      if (width === 0 || height === 0) return;
      const scale = Math.min(frame.clientWidth / width, frame.clientHeight / height);
      const [x, y] = [(frame.clientWidth - scale * width) / 2, (frame.clientHeight - scale * height) / 2];
      element.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
    };
    const observer = new ResizeObserver(fit);
    observer.observe(element);
    observer.observe(frame);
    return () => observer.disconnect();
  }, []);
  return ref;
}

/** What shows the figure in a page of one’s own. */
function CopyCode({ name }: { name: string }) {
  const [isCopied, setCopied] = useState(false);
  const code = `import { ${name} } from 'diffusion-figures';\nimport 'diffusion-figures/style.css';\n\n<${name} />\n`;
  const copy = () => navigator.clipboard.writeText(code).then(() => setCopied(true));
  return (
    <button
      type="button"
      className="gallery-copy"
      aria-label={isCopied ? `Copied the code of ${name}` : `Copy code of ${name}`}
      onClick={copy}
    >
      {isCopied ? 'Copied' : 'Copy code'}
    </button>
  );
}
