import { useState } from 'react';
import { hasWords, NothingFound, WordFilter } from '../Gallery/WordFilter.js';
import { type Question, questions, themes } from './questions.js';
import './answers.css';

/** All questions as links, by themes. Readers can filter them by words; the answers below stay. */
export function QuestionIndex() {
  const [query, setQuery] = useState('');
  const shown = questions.filter((question) => isFound(question, query));
  return (
    <>
      <search className="gallery-filter" aria-label="Questions">
        <WordFilter
          noun="question"
          example="alphas_cumprod, EMA, slerp"
          query={query}
          onQuery={setQuery}
          shown={shown.length}
          total={questions.length}
        />
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
      {shown.length === 0 && <NothingFound noun="question" onShowAll={() => setQuery('')} />}
    </>
  );
}

/** Whether a question has each word, in its title, its anchor, its theme or the other words that it is looked for by. */
function isFound({ id, title, theme, words }: Question, query: string): boolean {
  return hasWords([id, title, themes.find((one) => one.id === theme)?.title, words], query);
}
