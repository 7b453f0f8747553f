import { useCallback, useEffect, useRef, useState } from 'react';
import { attempt } from '../hooks/attempt.js';
import { type AnyModel, watchConnection } from './model.js';

export interface Kernel {
  /** Whether it does not hear what readers choose. A page of a book has no kernel, and nothing to say of it. */
  readonly isCut: boolean;
  /** Changes the model, and tells the kernel. */
  readonly change: (make: () => void) => void;
}

/** A model's way to the kernel. */
export function useKernel(model: AnyModel): Kernel {
  const [isSilent, setSilent] = useState(false);
  const [isGone, setGone] = useState(false);
  const hasAnswered = useRef(false);
  const change = useCallback(
    (make: () => void) => {
      const isTold = attempt(() => told(model, make)).value === true;
      hasAnswered.current ||= isTold;
      setSilent(!isTold && hasAnswered.current);
    },
    [model],
  );
  useEffect(() => watchConnection(model, setGone), [model]);
  return { isCut: isSilent || isGone, change };
}

function told(model: AnyModel, make: () => void): true {
  make();
  model.save_changes();
  return true;
}
