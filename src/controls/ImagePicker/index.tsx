'use client';

import {
  type ClipboardEvent,
  type ComponentProps,
  type DragEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import { readChosen } from '../../engine/readChosen.js';
import { useLayoutEffect } from '../../hooks/useLayoutEffect.js';
import { ReaderError, textOf } from '../../i18n/format.js';
import type { Message, Text } from '../../i18n/message.js';
import { useFormat } from '../../i18n/useFormat.js';
import { useImageChoice } from '../../page/DiffusionProvider.js';
import { useRootAttributes } from '../../page/rootAttributes.js';
import { rootClasses } from '../../ui/classes.js';
import { elementProps } from '../../ui/elementProps.js';
import { Guard } from '../../ui/Guard.js';
import { messages } from './messages.js';

/**
 * Starts the camera; the browser requests the reader's permission first.
 *
 * @throws Error with the reason why there is no picture, and what the reader can do.
 */
export async function startCamera(): Promise<MediaStream> {
  const { mediaDevices } = navigator;
  // Browsers hide it from pages that are not served securely.
  if (!mediaDevices?.getUserMedia) throw new ReaderError(messages.insecure);
  try {
    return await mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } } });
  } catch (reason) {
    throw new ReaderError(explanation((reason as DOMException).name));
  }
}

function explanation(name: string): Message {
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return messages.refused;
    case 'NotFoundError':
    case 'OverconstrainedError':
      return messages.noCamera;
    case 'NotReadableError':
    case 'AbortError':
      return messages.busy;
    default:
      return messages.failed({ reason: name });
  }
}

/** Ends the use of the camera: its light goes out. */
export function stopCamera(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** The present picture of a video, as a canvas of its size; null before the first. */
export function stillOf(video: HTMLVideoElement): HTMLCanvasElement | null {
  const { videoWidth: width, videoHeight: height } = video;
  if (width === 0) return null;
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return canvas;
}

export interface ViewfinderProps {
  stream: MediaStream;
  /** Called with the picture that is taken. */
  onTake: (still: HTMLCanvasElement) => void;
  onCancel: () => void;
}

/** The live picture of the camera and the buttons that take a photo. */
export function Viewfinder({ stream, onTake, onCancel }: ViewfinderProps) {
  const video = useRef<HTMLVideoElement>(null);
  const format = useFormat();
  const button = useRef<HTMLButtonElement>(null);
  // The focus moves before the page is painted, because a key or a press must not come between.
  useLayoutEffect(() => {
    const element = video.current as HTMLVideoElement;
    element.srcObject = stream;
    element.play().catch(() => {}); // stopped before it began
    button.current?.focus();
    return () => {
      element.srcObject = null;
    };
  }, [stream]);
  const take = () => {
    const still = stillOf(video.current as HTMLVideoElement);
    if (still) onTake(still);
  };
  return (
    <div className="df-viewfinder">
      <video ref={video} className="df-viewfinder-video" aria-label={format(messages.viewfinder)} muted playsInline />
      <div className="df-picker-buttons">
        <button ref={button} type="button" className="df-button" onClick={take}>
          {format(messages.take)}
        </button>
        <button type="button" className="df-button" onClick={onCancel}>
          {format(messages.cancel)}
        </button>
      </div>
    </div>
  );
}

/**
 * Returns the dropped or pasted image: the first file whose type is an image, else the first file, which the decoder
 * may decode or refuse with its name.
 *
 * @returns null if there is no file at all, only text, for instance.
 */
export function imageIn({ files }: Pick<DataTransfer, 'files'>): File | null {
  const all = [...files];
  return all.find(({ type }) => type.startsWith('image/')) ?? all[0] ?? null;
}

/** Whether files are being dragged: their names and types are secret until they are dropped. */
export function holdsFiles({ types }: Pick<DataTransfer, 'types'>): boolean {
  return types.includes('Files');
}

export interface Camera {
  /** The camera's stream; null while the camera is off. */
  readonly stream: MediaStream | null;
  readonly isStarting: boolean;
  readonly start: () => void;
  readonly stop: () => void;
}

/**
 * A camera that runs only between `start` and `stop`: leaving the page, hiding it, and removing the control stop it too.
 *
 * @param onError - called with the reason if it does not start; the same function in every render.
 */
export function useCamera(onError: (error: Error) => void): Camera {
  const [isWanted, setWanted] = useState(false);
  const [stream, setStream] = useState<MediaStream | null>(null);

  useEffect(() => {
    if (!isWanted) return;
    let isCurrent = true;
    const stop = () => setWanted(false);
    const starting = startCamera();
    starting.then(
      (started) => {
        if (!isCurrent) return stopCamera(started);
        for (const track of started.getTracks()) track.addEventListener('ended', stop);
        setStream(started);
      },
      (error) => {
        if (!isCurrent) return;
        stop();
        onError(error);
      },
    );
    const hide = () => document.hidden && stop();
    document.addEventListener('visibilitychange', hide);
    return () => {
      isCurrent = false;
      document.removeEventListener('visibilitychange', hide);
      setStream(null);
      starting.then(stopCamera, () => {});
    };
  }, [isWanted, onError]);

  return {
    // The stream is null at once, although the effect that ends it runs later.
    stream: isWanted ? stream : null,
    isStarting: isWanted && !stream,
    start: useCallback(() => setWanted(true), []),
    stop: useCallback(() => setWanted(false), []),
  };
}

export interface Choosing {
  /** Whether another image than the first is shown. */
  readonly isChosen: boolean;
  /** The outcome of the last choice; empty before the first choice. */
  readonly status: Text;
  /** Why the last choice is not shown. */
  readonly error: Error | null;
  /** Shows an image, or a message why the image cannot be shown. */
  readonly choose: (source: Blob | HTMLCanvasElement) => void;
  /** Shows the first image again. */
  readonly reset: () => void;
  readonly fail: (error: Error) => void;
}

/** Checks what a reader chooses, and gives it to the figures. The newest choice wins. */
export function useChoosing(): Choosing {
  const [chosen, setChosen] = useImageChoice();
  const [outcome, setOutcome] = useState<{ status: Text; error: Error | null }>({ status: '', error: null });
  const reading = useRef<AbortController | null>(null);
  useEffect(() => () => reading.current?.abort(), []);

  const choose = useCallback(
    async (source: Blob | HTMLCanvasElement) => {
      reading.current?.abort();
      reading.current = new AbortController();
      const { signal } = reading.current;
      setOutcome({ status: messages.reading, error: null });
      try {
        const image = await readChosen(source, signal);
        if (signal.aborted) return;
        setChosen(image);
        setOutcome({ status: messages.shown({ image: describe(source) }), error: null });
      } catch (error) {
        if (!signal.aborted) setOutcome({ status: '', error: error as Error });
      }
    },
    [setChosen],
  );
  const reset = useCallback(() => {
    reading.current?.abort();
    setChosen(undefined);
    setOutcome({ status: messages.isReset, error: null });
  }, [setChosen]);
  const fail = useCallback((error: Error) => setOutcome({ status: '', error }), []);
  return { isChosen: chosen !== undefined, ...outcome, choose, reset, fail };
}

function describe(source: Blob | HTMLCanvasElement): Text {
  if (!('size' in source)) return messages.fromCamera;
  return 'name' in source ? String(source.name) : messages.yours;
}

export interface ImagePickerProps extends Omit<ComponentProps<'div'>, 'children'> {
  /**
   * The text below the buttons; defaults to a note that readers can drop or paste images too, and that nothing is
   * uploaded.
   */
  note?: ReactNode | undefined;
  /** Whether the camera is offered; defaults to true. */
  camera?: boolean | undefined;
}

/**
 * Lets readers choose the image of all figures under the same provider which have none of their own: from a file, by
 * dropping or pasting it, or with the camera. The image never leaves the reader's device. What is no image shows a message
 * here, and the figures keep what they show.
 *
 * ```tsx
 * <DiffusionProvider defaultT={200}>
 *   <ImagePicker />
 *   <NoiseTriptych />
 * </DiffusionProvider>
 * ```
 */
export function ImagePicker(props: ImagePickerProps) {
  return (
    <Guard>
      <Picker {...props} />
    </Guard>
  );
}

function Picker({ note, camera: hasCamera = true, className, ...rest }: ImagePickerProps) {
  const { isChosen, status, error, choose, reset, fail } = useChoosing();
  const attributes = useRootAttributes();
  const format = useFormat();
  const camera = useCamera(fail);
  const input = useRef<HTMLInputElement>(null);
  const cameraButton = useRef<HTMLButtonElement>(null);
  const fileButton = useRef<HTMLButtonElement>(null);
  const chooseFrom = (files: Pick<DataTransfer, 'files'>) => {
    const file = imageIn(files);
    if (file) choose(file);
    else fail(new ReaderError(messages.noImage));
  };
  const dropping = useDropping(chooseFrom);
  const leaveCamera = () => {
    camera.stop();
    cameraButton.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset takes no focus by a click, without which nothing can be pasted
    <div
      role="group"
      aria-label={format(messages.image)}
      tabIndex={-1}
      {...attributes}
      {...elementProps(rest)}
      {...dropping.handlers}
      className={rootClasses('df-picker', className)}
      data-dropping={dropping.isOver || undefined}
      onPaste={(event: ClipboardEvent) => {
        event.preventDefault();
        chooseFrom(event.clipboardData);
      }}
    >
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        onChange={({ target }) => {
          if (target.files?.[0]) choose(target.files[0]);
          target.value = ''; // the same file may be chosen again
        }}
      />
      <div className="df-picker-buttons">
        <button ref={fileButton} type="button" className="df-button" onClick={() => input.current?.click()}>
          {format(messages.choose)}
        </button>
        {hasCamera && (
          <button
            ref={cameraButton}
            type="button"
            className="df-button"
            aria-pressed={camera.stream !== null}
            onClick={camera.stream || camera.isStarting ? camera.stop : camera.start}
          >
            {format(messages.camera)}
          </button>
        )}
        {isChosen && (
          <button
            type="button"
            className="df-button"
            onClick={() => {
              fileButton.current?.focus(); // this button goes
              reset();
            }}
          >
            {format(messages.reset)}
          </button>
        )}
      </div>
      {camera.stream && (
        <Viewfinder
          stream={camera.stream}
          onCancel={leaveCamera}
          onTake={(still) => {
            choose(still);
            leaveCamera();
          }}
        />
      )}
      <p className="df-picker-note">{note === undefined ? format(messages.note) : note}</p>
      <p className="df-picker-note" role="status">
        {format(camera.isStarting ? messages.waiting : status)}
      </p>
      {error && (
        <p className="df-picker-error" role="alert">
          {format(textOf(error))}
        </p>
      )}
    </div>
  );
}

/** The handlers of an element onto which files are dropped, and whether some are over it. */
function useDropping(onDrop: (files: DataTransfer) => void) {
  const [isOver, setOver] = useState(false);
  const over = (event: DragEvent) => {
    if (!holdsFiles(event.dataTransfer)) return;
    event.preventDefault(); // else the browser opens the file
    event.dataTransfer.dropEffect = 'copy';
    setOver(true);
  };
  const handlers = {
    onDragEnter: over,
    onDragOver: over,
    onDragLeave: (event: DragEvent) => {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      onDrop(event.dataTransfer);
    },
  };
  return { isOver, handlers };
}
