'use client';
import { type ClipboardEvent, type ComponentProps, type DragEvent, type ReactNode, useRef, useState } from 'react';
import { rootClasses } from '../components/classes.js';
import { Guard } from '../components/Guard.js';
import { useRootAttributes } from '../hooks/rootAttributes.js';
import { ReaderError, textOf } from '../i18n/format.js';
import { useFormat } from '../i18n/useFormat.js';
import { holdsFiles, imageIn } from './imagePicker/files.js';
import { messages } from './imagePicker/messages.js';
import { useCamera } from './imagePicker/useCamera.js';
import { useChoosing } from './imagePicker/useChoosing.js';
import { Viewfinder } from './imagePicker/Viewfinder.js';

export interface ImagePickerProps extends Omit<ComponentProps<'div'>, 'children'> {
  /** What is said below the buttons; defaults to that it may be dropped or pasted too, and that nothing is uploaded. */
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
      {...rest}
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
