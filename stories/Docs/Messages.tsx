import { Written } from './Written.js';

export interface MessagesProps {
  /** Each message, or several of one cause, and what to do. */
  rows: readonly (readonly [message: string, advice: string])[];
}

/** Messages with what to do about each below it. */
export function Messages({ rows }: MessagesProps) {
  return (
    <dl className="page-messages">
      {rows.map(([message, advice]) => (
        <div key={message}>
          <dt>
            <Written>{message}</Written>
          </dt>
          <dd>
            <Written>{advice}</Written>
          </dd>
        </div>
      ))}
    </dl>
  );
}
