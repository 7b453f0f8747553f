'use client';
import { useEffect, useRef, useState } from 'react';
import type { Message } from '../words/message.js';
import { ReaderError } from '../words/readerError.js';
import { words } from './menuWords.js';
import type { Making } from './saveFilm.js';

/** The film of a figure that is being made: one at a time, as two would move the same figure. */
export interface Films {
  readonly isMade: boolean;
  /** How far it is; null before its first frame. */
  readonly progress: Message | null;
  /** Makes one and resolves to what is to be said of it. */
  readonly make: (work: (making: Making) => Promise<Message>) => Promise<Message>;
  readonly cancel: () => void;
}

/** It ends when the figure leaves the page. */
export function useMaking(): Films {
  const [isMade, setMade] = useState(false);
  const [progress, setProgress] = useState<Message | null>(null);
  const controller = useRef<AbortController | null>(null);
  const cancel = () => controller.current?.abort(new ReaderError(words.filmCancelled));
  useEffect(() => () => controller.current?.abort(new ReaderError(words.filmCancelled)), []);
  const make: Films['make'] = async (work) => {
    controller.current = new AbortController();
    setMade(true);
    try {
      return await work({ controller: controller.current, onProgress: setProgress });
    } finally {
      controller.current = null;
      setMade(false);
      setProgress(null);
    }
  };
  return { isMade, progress, make, cancel };
}
