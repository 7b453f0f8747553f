import { useState } from 'react';
import { type Question, questions, themes } from './questions.js';
import '../Gallery/gallery.css';
import './answers.css';

/** All questions as links, by themes. Readers can filter them by words; the answers below stay. */
export function QuestionIndex() {
  const [query, setQuery] = useState('');
  const shown = questions.filter((question) => isFound(question, query));
  return (
    <>
      <search className="gallery-filter" aria-label="Questions">
        <label>
          <span>Find a question</span>
          <input
            type="search"
            placeholder="alphas_cumprod, EMA, slerp"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        </label>
        <output>
          {shown.length === questions.length
            ? `${shown.length} questions`
            : `${shown.length} of ${questions.length} questions`}
        </output>
      </search>
      <nav className="answer-index" aria-label="Questions">
        {themes.map(({ id, title }) => {
          const ofTheme = shown.filter(({ theme }) => theme === id);
          return (
            ofTheme.length > 0 && (
              <div key={id}>
                <p>{title}</p>
                <ul>
                  {ofTheme.map((question) => (
                    <li key={question.id}>
                      <a href={`#${question.id}`} target="_self">
                        {question.title}
                      </a>
                    </li>
                  ))}
                </ul>
              </div>
            )
          );
        })}
      </nav>
      {shown.length === 0 && (
        <p className="gallery-nothing">
          No question matches.{' '}
          <button type="button" onClick={() => setQuery('')}>
            Show all questions
          </button>
        </p>
      )}
    </>
  );
}

/** Whether a question has each word, in its title, its anchor, its theme or the other words that it is looked for by. */
function isFound({ id, title, theme, words }: Question, query: string): boolean {
  const themeTitle = themes.find((one) => one.id === theme)?.title;
  const text = [id, title, themeTitle, words].join(' ').toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
