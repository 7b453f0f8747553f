import { type ReactNode, useState } from 'react';
import { InventedFaces } from '../Figures/InventedFaces.js';
import './faces.css';

/** Samples of the network, and others once a reader asks for them. */
export function OtherFaces({ caption }: { caption: ReactNode }) {
  const [seed, setSeed] = useState(0);
  return (
    <>
      <p className="lesson-training">
        <button type="button" className="df-button" onClick={() => setSeed(seed + 1)}>
          Draw eight more samples
        </button>
      </p>
      <InventedFaces key={seed} seed={seed} caption={caption} />
    </>
  );
}
