import { Fragment } from 'react';
import { Contents } from '../Learn/Contents.js';
import { Lesson } from '../Learn/Lesson.js';
import { sections } from './contents.js';
import Opening from './Opening.mdx';

const figures = sections.flatMap((section) => section.figures);
const opening = (
  <>
    <Opening />
    <Contents sections={sections} />
  </>
);

/** The notebook, come alive: one t for all its figures. */
export function NotebookPage() {
  return (
    <Lesson title="The notebook" figures={figures} opening={opening}>
      {sections.map(({ id, title, Part }) => (
        <Fragment key={id}>
          <h2 id={id}>{title}</h2>
          <Part />
        </Fragment>
      ))}
    </Lesson>
  );
}
