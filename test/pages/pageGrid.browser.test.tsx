import '../../stories/page.css';
import '../../src/style.css';
import '../../stories/Learn/lesson.css';
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { ForwardGrid, ScheduleChart, SourceImage } from '../../src/index.js';

afterEach(cleanup);

/** In CSS pixels: the measure of text, and what is wide. */
const WIDTHS = [640, 960];

it.each(['page', 'page lesson'])('all of a "%s" begins at one edge, in one of two widths', async (className) => {
  await page.viewport(1280, 1000);
  const { container } = render(
    <div className={className}>
      {className.includes('lesson') && <nav className="lesson-contents" />}
      <h2>Heading</h2>
      <p>Text</p>
      <SourceImage caption="Below." />
      <ScheduleChart caption="Below." />
      <ForwardGrid rows={1} caption="Below." />
      <div className="page-wide" />
      <div className="page-code" />
      <section className="page-table">
        <table />
      </section>
      <div className="lesson-pair" />
      <ForwardGrid className="lesson-two" rows={1} caption="Below." />
    </div>,
  );
  const parts = [...container.querySelectorAll(`.page > :not(nav), .df-caption, table`)];
  const boxes = parts.map((part) => part.getBoundingClientRect());
  expect(new Set(boxes.map(({ left }) => left)).size).toBe(1);
  const columns = [...container.querySelectorAll('.page > :not(nav)')].map(
    (part) => part.getBoundingClientRect().width,
  );
  expect([...new Set(columns)].sort()).toEqual(WIDTHS);
});
