import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTimestep } from '../../src/index.js';
import { paint } from '../Figures/faces.js';
import './faces.css';
import './prompt.css';
import { faceAt } from './faceValues.js';

/** What computes, with the data: late, as it brings tfjs, which the text above can be read without. */
interface Kit {
  readonly prompts: typeof import('./prompts.js');
  readonly faces: Float32Array;
  readonly names: readonly string[];
}

const DEFAULT_T = 50;
const DEFAULT_PROMPT = 'cat with wry smile';
/** How much a match counts; 0 leaves the prompt out. */
const DEFAULT_SHARPNESS = 10;
const MAX_SHARPNESS = 20;
const EXAMPLES = [DEFAULT_PROMPT, 'cat', 'angry cat', 'kitten', 'crying face'];
/** How many faces are listed; the others are summed up. */
const LISTED = 6;
/** Rows before there are faces. */
const PLACES: readonly number[] = Array.from({ length: LISTED }, (_, place) => place);

/** A noisy face, and what the exact denoiser makes of it with a prompt of the reader’s and without. */
export function PromptedFaces({ caption }: { caption: ReactNode }) {
  const [t = DEFAULT_T] = useTimestep();
  const [prompt, setPrompt] = useState(DEFAULT_PROMPT);
  const [sharpness, setSharpness] = useState(DEFAULT_SHARPNESS);
  const [kit, setKit] = useState<Kit | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const id = useId();

  useEffect(() => {
    let isHere = true;
    const load = async () => {
      const [prompts, { faceNames, loadFaces }] = await Promise.all([
        import('./prompts.js'),
        import('../../src/faces/index.js'),
      ]);
      const { values } = await loadFaces();
      if (isHere) setKit({ prompts, faces: Float32Array.from(values), names: faceNames });
    };
    load().catch((failure: Error) => isHere && setError(failure));
    return () => {
      isHere = false;
    };
  }, []);

  const state = useMemo(() => kit && seen(kit, t), [kit, t]);
  const asked = useMemo(() => kit && heard(kit, prompt, sharpness), [kit, prompt, sharpness]);
  const both = useMemo(
    () => kit && state && asked && kit.prompts.combined(state.likelihood, asked.weights),
    [kit, state, asked],
  );
  const mean = useMemo(() => kit && both && kit.prompts.meanOf(kit.faces, both), [kit, both]);
  const answers = kit && state && asked && kit.prompts.answersOf(asked.tokens, state.likelihood, sharpness);
  const listed = asked?.listed ?? PLACES;
  const imageOf = (face: number) => kit && faceAt(kit.faces, face);

  return (
    <figure
      className="lesson-drawing lesson-prompt"
      data-figure="prompted-faces"
      data-state={error ? 'error' : state ? 'ready' : 'pending'}
    >
      <div className="lesson-prompt-ask">
        <label htmlFor={id}>Prompt</label>
        <input
          id={id}
          type="text"
          maxLength={80}
          spellCheck={false}
          autoComplete="off"
          value={prompt}
          onChange={(event) => setPrompt(event.target.value)}
        />
      </div>
      <fieldset className="lesson-prompt-examples">
        <legend className="df-visually-hidden">Examples of prompts</legend>
        {EXAMPLES.map((example) => (
          <button key={example} type="button" className="df-button" onClick={() => setPrompt(example)}>
            {example}
          </button>
        ))}
      </fieldset>
      <div className="lesson-prompt-faces">
        <Face values={state?.xt} label={`the state at t = ${t}`}>
          state
        </Face>
        <Face values={state?.mean} label="the estimate without a prompt" isMean>
          estimate, no prompt
        </Face>
        <Face values={mean} label={`the estimate with the prompt ${prompt}`} isMean>
          estimate, prompted
        </Face>
        <Face values={kit && imageOf(kit.prompts.CHOSEN)} label="the face that was noised">
          the face itself
        </Face>
      </div>
      <div className="lesson-prompt-tables">
        <table>
          <caption>Which tokens the state attends to</caption>
          <thead>
            <tr>
              <th scope="col">token</th>
              <th scope="col">rarity</th>
              <th scope="col" colSpan={2}>
                attention
              </th>
            </tr>
          </thead>
          <tbody>
            {(asked?.tokens ?? []).map((token, place) => (
              <tr key={place}>
                <th scope="row">{token}</th>
                <td>{rarityInWords(kit?.prompts.rarityOf(token))}</td>
                <Share of={answers?.[place]} />
              </tr>
            ))}
          </tbody>
        </table>
        <table>
          <caption>Which faces the prompt attends to</caption>
          <thead>
            <tr>
              <th scope="col">face</th>
              <th scope="col" colSpan={2}>
                by the prompt
              </th>
              <th scope="col">and the state</th>
            </tr>
          </thead>
          <tbody>
            {listed.map((face) => (
              <tr key={face}>
                <th scope="row">
                  <Thumbnail values={kit && imageOf(face)} />
                  {kit?.names[face]?.replaceAll('-', ' ') ?? '–'}
                </th>
                <Share of={asked?.weights[face]} />
                <td>{both ? percent(both[face] as number) : '–'}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">the {asked ? asked.weights.length - LISTED : ''} others</th>
              <Share of={asked ? restOf(asked.weights, listed) : undefined} />
              <td>{both ? percent(restOf(both, listed)) : '–'}</td>
            </tr>
          </tbody>
        </table>
      </div>
      <div className="lesson-prompt-ask">
        <label htmlFor={`${id}-sharpness`}>Sharpness β</label>
        <input
          id={`${id}-sharpness`}
          type="range"
          min={0}
          max={MAX_SHARPNESS}
          step={1}
          value={sharpness}
          onChange={(event) => setSharpness(event.target.valueAsNumber)}
        />
        <output htmlFor={`${id}-sharpness`}>{sharpness}</output>
      </div>
      <figcaption className="df-caption" role={error ? 'alert' : undefined}>
        {error ? error.message : caption}
      </figcaption>
    </figure>
  );
}

/** What the state at t says of the faces. */
function seen({ prompts, faces }: Kit, t: number) {
  const xt = prompts.stateAt(faces, t);
  const likelihood = prompts.likelihoodOf(faces, xt, t);
  return { xt, likelihood, mean: prompts.meanOf(faces, likelihood) };
}

/** What a prompt says of them. */
function heard({ prompts }: Kit, prompt: string, sharpness: number) {
  const tokens = prompts.tokensOf(prompt).slice(0, prompts.LONGEST);
  const weights = prompts.weightsOf(tokens, sharpness);
  const places = weights.map((_, face) => face);
  const listed = places.sort((one, other) => (weights[other] as number) - (weights[one] as number)).slice(0, LISTED);
  return { tokens, weights, listed };
}

function rarityInWords(rarity: number | undefined): string {
  return rarity === 0 ? 'unknown' : (rarity?.toFixed(2) ?? '–');
}

function restOf(weights: readonly number[], listed: readonly number[]): number {
  return Math.max(0, 1 - listed.reduce((sum, face) => sum + (weights[face] as number), 0));
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}

/** A share as a bar and as a number: two cells. */
function Share({ of: share }: { of: number | undefined }) {
  return (
    <>
      <td className="lesson-prompt-bar">
        <svg width="100%" height={10} aria-hidden="true">
          <rect width={percent(share ?? 0)} height={10} />
        </svg>
      </td>
      <td>{share === undefined ? '–' : percent(share)}</td>
    </>
  );
}

interface FaceProps {
  values: Float32Array | null | undefined;
  /** For screen readers. */
  label: string;
  isMean?: boolean;
  children: ReactNode;
}

function Face({ values, label, isMean = false, children }: FaceProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (values) paint(canvas.current, values);
  }, [values]);
  return (
    <div data-ink={isMean ? 'mean' : undefined}>
      <div>{children}</div>
      <canvas ref={canvas} width={16} height={16} role="img" aria-label={label} />
    </div>
  );
}

/** Its name stands beside it. */
function Thumbnail({ values }: { values: Float32Array | null }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (values) paint(canvas.current, values);
  }, [values]);
  return (
    <span aria-hidden="true">
      <canvas ref={canvas} width={16} height={16} />
    </span>
  );
}
