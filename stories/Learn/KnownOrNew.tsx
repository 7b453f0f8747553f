import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTimestep } from '../../src/index.js';
import { paint } from '../Figures/faces.js';
import './faces.css';
import './plot.css';
import { errorOf, loadKnowledge, type Restore, type Restored, stopWasm } from './knowledge.js';

const DEFAULT_T = 50;
const ROWS = ['training face', 'held-out face'];

/** A face of the data and one that is held out, noised to the page’s t, as the exact denoiser and the network restore them. */
export function KnownOrNew({ caption }: { caption: ReactNode }) {
  const [t = DEFAULT_T] = useTimestep();
  const [restore, setRestore] = useState<Restore | null>(null);
  const [rows, setRows] = useState<readonly Restored[] | null>(null);
  const [error, setError] = useState<Error | null>(null);

  useEffect(() => {
    let isHere = true;
    loadKnowledge().then(
      (loaded) => isHere && setRestore(() => loaded),
      (failure: Error) => isHere && setError(failure),
    );
    return () => {
      isHere = false;
      stopWasm();
    };
  }, []);

  useEffect(() => {
    let isPresent = true;
    restore?.(t).then(
      (restored) => isPresent && setRows(restored),
      (failure: Error) => isPresent && setError(failure),
    );
    return () => {
      isPresent = false;
    };
  }, [restore, t]);

  const state = rows ? 'ready' : 'pending';
  return (
    <figure className="lesson-drawing" data-figure="known-or-new" data-state={error ? 'error' : state}>
      <table className="lesson-faces">
        <thead>
          <tr>
            <td />
            <th scope="col">image</th>
            <th scope="col">state</th>
            <th scope="col">exact denoiser</th>
            <th scope="col">U-Net</th>
          </tr>
        </thead>
        <tbody>
          {ROWS.map((name, index) => (
            <Row key={name} name={name} restored={rows?.[index]} />
          ))}
        </tbody>
      </table>
      <figcaption className="df-caption" role={error ? 'alert' : undefined}>
        {error ? error.message : caption}
      </figcaption>
    </figure>
  );
}

function Row({ name, restored }: { name: string; restored: Restored | undefined }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <Face values={restored?.x0} label={`the image, a ${name}`} />
      </td>
      <td>
        <Face values={restored?.xt} label={`the state of the ${name}`} />
      </td>
      <td>
        <Face values={restored?.exact} label={`estimate of the exact denoiser for the ${name}`} />
        {restored ? errorOf(restored.exact, restored.x0).toFixed(3) : '–'}
      </td>
      <td>
        <Face values={restored?.network} label={`estimate of the U-Net for the ${name}`} />
        {restored ? errorOf(restored.network, restored.x0).toFixed(3) : '–'}
      </td>
    </tr>
  );
}

function Face({ values, label }: { values: Float32Array | undefined; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (values) paint(canvas.current, values);
  }, [values]);
  return <canvas ref={canvas} width={16} height={16} role="img" aria-label={label} />;
}
