import type { ReactNode } from 'react';
import { DiffusionProvider } from '../../src/index.js';
import { addressOf, parts } from './lessons.js';
import './lesson.css';

interface Props {
  title: string;
  children: ReactNode;
}

/** A page beside the lessons, with links to the parts of the course. */
export function TeachersPage({ title, children }: Props) {
  return (
    <article className="page lesson">
      <DiffusionProvider>
        <p className="lesson-place">
          {parts.map((part, index) => (
            <span key={part.id}>
              {index > 0 && ' · '}
              <a href={addressOf(part.id)} target="_top">
                {part.title}
              </a>
            </span>
          ))}
        </p>
        <h1>{title}</h1>
        {children}
      </DiffusionProvider>
    </article>
  );
}
