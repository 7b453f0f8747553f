import { complaint } from '../base/check.js';
import { drawing } from '../engine/load.js';
import type { PropTable, Values } from '../figure/propTable.js';
import type { PointPredictor } from '../figures/shared/pointDenoisers/useDenoiser.js';
import { tryCatch } from '../hooks/tryCatch.js';
import { hasSameContent } from '../hooks/useStable.js';
import { ReaderError } from '../i18n/format.js';
import { scheduleOfText } from '../process/plain.js';
import { isPath } from '../process/process.js';
import { resolveProcess } from '../process/resolveProcess.js';
import type { PredictionTarget } from '../process/types.js';
import type { Denoiser } from '../tensor/denoiser.js';
import { messages } from './messages.js';
import { type AnyModel, float32Of } from './model.js';

// Denoisers that are functions in the kernel. Python writes a `Marker` in their place; the page sends x_t and t by a message of the
// widget, and the kernel answers by another. python/src/diffusion_figures/denoisers.py is the other side.

const FORMAT = 'diffusion-figures/kernel';

/** The value that Python writes for a function. */
interface Marker {
  readonly format: typeof FORMAT;
  /** The number of the function. Each function has a different number. */
  readonly denoiser: number;
  /** The model's name among those of the notebook; null where it has none. */
  readonly model: string | null;
  readonly predicts: PredictionTarget;
  /** Options of a schedule or a path; null is the figure's. */
  readonly schedule: object | string | null;
  readonly label: string | null;
}

function isMarker(value: unknown): value is Marker {
  return (value as Partial<Marker> | null | undefined)?.format === FORMAT;
}

/** The input of a function in the kernel. */
interface Question {
  readonly marker: Marker;
  /** The values of x_t, which are the question's own. */
  readonly values: Float32Array<ArrayBuffer>;
  readonly shape: readonly number[];
  readonly t: number;
  /** Whether t is a time of a path. */
  readonly isTime: boolean;
}

interface Asked extends Question {
  readonly id: string;
  readonly resolve: (values: Float32Array) => void;
  readonly reject: (reason: unknown) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** A question that the kernel has been sent. */
export interface Pending {
  /** The time at which the message was sent, by the page's clock. */
  readonly since: number;
  /** Whether the kernel has confirmed that the message arrived. */
  readonly isReceived: boolean;
}

/** Less than the 60 s for which a figure waits for any denoiser, so that the message names the kernel. */
const LIMIT_SECONDS = 55;

/**
 * The requests of a view to the kernel, one at a time. The other requests wait here, and a canceled request is never
 * sent.
 */
export class KernelLink {
  readonly #model: AnyModel;
  /** Answers go to all views of a model, in all pages. */
  readonly #view = Array.from(crypto.getRandomValues(new Uint32Array(2)), (word) => word.toString(36)).join('');
  #count = 0;
  #waiting: Asked[] = [];
  #sent: Asked | null = null;
  #pending: Pending | null = null;
  /** The reason why the kernel accepts no requests. */
  #refusal: ReaderError | null = null;
  #isListening = false;
  readonly #listeners = new Set<() => void>();
  #made: { marker: Marker; schedule: unknown; denoiser: Denoiser | PointPredictor } | null = null;

  constructor(model: AnyModel) {
    this.#model = model;
  }

  /** Replaces the marker in a figure's props by a denoiser. The same marker gives the same denoiser. */
  withDenoiser(props: Values, table: PropTable): Values {
    const { denoiser: marker } = props;
    if (!isMarker(marker)) return props;
    const own = typeof marker.schedule === 'string' ? scheduleOfText(marker.schedule) : marker.schedule;
    const schedule = own ?? props['schedule'] ?? table['schedule']?.default;
    const made = this.#made;
    if (made && hasSameContent(made.marker, marker) && hasSameContent(made.schedule, schedule)) {
      return { ...props, denoiser: made.denoiser };
    }
    const denoiser = this.#denoiserOf(marker, schedule as object, 'points' in table);
    this.#made = { marker, schedule, denoiser };
    return { ...props, denoiser };
  }

  #denoiserOf(marker: Marker, source: object | undefined, isOfPoints: boolean): Denoiser | PointPredictor {
    const process = resolveProcess(source);
    const of = { predicts: marker.predicts, schedule: process, label: marker.label ?? undefined };
    const isTime = isPath(process);
    const ask = (xt: Float32Array, shape: readonly number[], t: number, signal?: AbortSignal) =>
      this.#ask({ marker, values: xt.slice(), shape, t, isTime }, signal);
    if (isOfPoints) return { ...of, predictValues: (xt, t, { signal }) => ask(xt, [xt.length / 2, 2], t, signal) };
    const predict: Denoiser['predict'] = async (xt, t, options) => {
      const { arrayDenoiser } = await drawing.load();
      return arrayDenoiser({ ...of, predict: ask }).predict(xt, t, options);
    };
    // Figures check themselves whether they accept paths.
    return { ...of, predict } as Denoiser;
  }

  #ask(question: Question, signal?: AbortSignal): Promise<Float32Array> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      if (this.#refusal) return reject(this.#refusal);
      this.#listen(question.marker);
      const expire = () => this.#end(asked, new ReaderError(messages.late({ seconds: LIMIT_SECONDS })));
      const timer = setTimeout(expire, 1000 * LIMIT_SECONDS);
      const asked: Asked = { ...question, id: `${this.#view}-${this.#count++}`, resolve, reject, timer };
      signal?.addEventListener('abort', () => this.#abandon(asked, signal.reason), { once: true });
      this.#waiting.push(asked);
      this.#sendNext();
    });
  }

  #listen({ model: name }: Marker): void {
    if (this.#isListening) return;
    this.#isListening = true;
    this.#model.on('msg:custom', this.#receive);
    void this.#findKernel(name);
  }

  /**
   * Checks for a kernel, because Jupyter's models accept messages without one, as in a page that nbconvert has made,
   * but report this on request.
   */
  async #findKernel(name: string | null): Promise<void> {
    try {
      const own = name === null ? null : await this.#model.widget_manager?.get_model?.(name);
      if (own?.comm_live === false) this.cut(messages.needed);
    } catch {
      // The host has no information about the kernel. The time limit decides.
    }
  }

  readonly #receive = (message: unknown, buffers?: readonly unknown[]): void => {
    const { kind, id, error } = (message ?? {}) as Record<string, unknown>;
    const sent = this.#sent;
    if (!sent || sent.id !== id) return; // another view's, or too late
    if (kind === 'diffusion-figures/received') {
      this.#setPending({ since: this.#pending?.since ?? 0, isReceived: true });
      return;
    }
    if (kind === 'diffusion-figures/prediction') this.#answer(sent, buffers?.[0]);
    else if (kind === 'diffusion-figures/failed') sent.reject(new Error(String(error)));
    else if (kind !== 'diffusion-figures/cancelled') return;
    this.#free(sent);
  };

  #answer({ values: { length }, resolve, reject }: Asked, bytes: unknown): void {
    const { value, error } = tryCatch(() => {
      const view = ArrayBuffer.isView(bytes) ? bytes : new DataView(bytes as ArrayBuffer);
      const predicted = float32Of('prediction', view);
      if (predicted.length === length) return predicted;
      throw complaint('prediction', `${predicted.length} values`, `${length}, as many as x_t has`);
    });
    if (error) reject(error);
    else resolve(value);
  }

  #sendNext(): void {
    const next = this.#waiting[0];
    if (this.#sent || !next) return;
    this.#waiting.shift();
    this.#sent = next;
    this.#setPending({ since: performance.now(), isReceived: false });
    const { id, marker, shape, t, isTime, values } = next;
    const message = { kind: 'diffusion-figures/predict', id, denoiser: marker.denoiser, shape, t, isTime };
    this.#post(message, [new DataView(values.buffer)]);
  }

  #post(message: object, buffers: DataView[]): void {
    const refuse = () => this.#refuse(new ReaderError(messages.needed));
    // Older hosts have no `send`, and those without a kernel have one that throws or rejects.
    const { value, error } = tryCatch(() => [this.#model.send?.(message, undefined, buffers)]);
    if (error || !this.#model.send) refuse();
    else Promise.resolve(value[0]).catch(refuse);
  }

  /** Cancels a request that has no caller any more. The link sends nothing else until the kernel confirms it. */
  #abandon(asked: Asked, reason: unknown): void {
    asked.reject(reason);
    if (this.#sent === asked) this.#cancel(asked);
    if (!this.#waiting.includes(asked)) return;
    clearTimeout(asked.timer);
    this.#waiting = this.#waiting.filter((one) => one !== asked);
  }

  #cancel({ id }: Asked): void {
    this.#post({ kind: 'diffusion-figures/cancel', id }, []);
  }

  /** Gives a question up. */
  #end(asked: Asked, reason: unknown): void {
    this.#abandon(asked, reason);
    if (this.#sent === asked) this.#free(asked);
  }

  #free(asked: Asked): void {
    clearTimeout(asked.timer);
    this.#sent = null;
    this.#setPending(null);
    this.#sendNext();
  }

  /** Refuses all questions with a message from now on, as where the kernel is gone; null takes questions again. */
  cut(message: typeof messages.needed | null): void {
    this.#refusal = message && new ReaderError(message);
    if (this.#refusal) this.#refuse(this.#refusal);
  }

  #refuse(reason: ReaderError): void {
    const asked = [...(this.#sent ? [this.#sent] : []), ...this.#waiting];
    this.#waiting = [];
    this.#sent = null;
    this.#setPending(null);
    for (const { timer, reject } of asked) {
      clearTimeout(timer);
      reject(reason);
    }
  }

  /** The question that the kernel has; null if there is none. */
  readonly pending = (): Pending | null => this.#pending;

  /** Calls `tell` when the kernel has other requests. */
  readonly listen = (tell: () => void): (() => void) => {
    this.#listeners.add(tell);
    return () => this.#listeners.delete(tell);
  };

  #setPending(pending: Pending | null): void {
    this.#pending = pending;
    for (const tell of this.#listeners) tell();
  }

  /** Ends all questions, as the view has left the page. */
  close(): void {
    if (this.#sent) this.#cancel(this.#sent);
    this.cut(messages.gone);
    if (this.#isListening) tryCatch(() => this.#model.off('msg:custom', this.#receive));
    this.#isListening = false;
  }
}
