'use client';

import { type ComponentProps, useContext, useRef } from 'react';
import { messages as marks } from '../charts/messages.js';
import { useHighlight } from '../highlight/Highlight.js';
import type { Link } from '../highlight/registry.js';
import type { Text, TextGap } from '../i18n/message.js';
import { useFormat } from '../i18n/useFormat.js';
import { FigureNameContext } from '../page/contexts.js';
import { joinClasses } from '../ui/classes.js';
import { elementProps } from '../ui/elementProps.js';
import type { Meaning } from '../ui/ink.js';
import { steppedBy } from '../ui/Slider.js';
import { useDrag } from '../ui/useDrag.js';
import { messages } from './messages.js';
import type { PageT } from './usePageT.js';

/** Pixels that a drag through all timesteps is long. */
const DRAG_LENGTH = 400;

export interface DraggedNumberProps extends Omit<ComponentProps<'span'>, 'children'> {
  page: PageT;
  /** The number as it is shown. */
  text: TextGap;
  /** The name of the number. */
  label: Text;
  ink?: Meaning | undefined;
  /** The elements that are highlighted with it. @default none */
  link?: Link | undefined;
}

/** A number in a sentence that moves the page's timestep: a slider without a track. Where nothing moves it, it is text. */
export function DraggedNumber({ page, text, label, ink, link, className, ...rest }: DraggedNumberProps) {
  const { t, setT, last, time, isHeld } = page;
  const format = useFormat();
  const start = useRef(t);
  const dragging = useDrag({
    onDrag: ({ moved, isStart }) => {
      if (isStart) start.current = t;
      else setT(start.current + (moved * last) / DRAG_LENGTH);
    },
  });
  const figure = useContext(FigureNameContext);
  const shown = {
    ...elementProps(rest),
    ref: useHighlight<HTMLSpanElement>(link ?? null),
    className: joinClasses('df-number', className),
    'data-ink': ink,
  };
  if (isHeld) {
    return (
      <span {...shown} data-held="">
        {format(text)}
      </span>
    );
  }
  return (
    <span
      {...shown}
      {...dragging}
      role="slider"
      tabIndex={0}
      aria-label={format(figure ? marks.joined({ before: label, next: figure }) : label)}
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={t}
      aria-valuetext={text === time ? `t = ${format(time)}` : format(messages.at({ value: text, t: time }))}
      onKeyDown={(event) => {
        const next = steppedBy(event, t, last);
        if (next === null) return;
        event.preventDefault();
        setT(next);
      }}
    >
      {format(text)}
    </span>
  );
}
