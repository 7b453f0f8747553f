'use client';
import { useRef } from 'react';
import { Panel, type PanelProps } from '../../components/Panel.js';
import { FACE_SIZE } from './faceData.js';
import { useImagePixels } from './useImagePixels.js';

interface FacePanelProps extends Omit<PanelProps, 'canvasRef' | 'aspectRatio'> {
  /** Null until there is something to show. */
  values: ArrayLike<number> | null;
}

/** A panel that shows one small image. */
export function FacePanel({ values, ...panel }: FacePanelProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useImagePixels(canvas, values, FACE_SIZE);
  return <Panel {...panel} aspectRatio={1} canvasRef={canvas} />;
}
