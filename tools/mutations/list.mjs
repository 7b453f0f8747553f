// Small faults, each of which a test has to notice. `search` is looked for in all of src, as files move; `tests` are names of
// test files, as Vitest filters them. A mutation whose text is gone is listed as such: write it anew for the code of today.

/** @type {readonly { room: string, search: string, replace: string, tests: readonly string[] }[]} */
export const mutations = [
  // core
  {
    room: 'core',
    search: 'return Math.min(1 - ratio, COSINE_BETA_LIMIT);',
    replace: 'return 1 - ratio;',
    tests: ['process/schedule.test'],
  },
  {
    room: 'core',
    search: 'return { a: 1 / alpha, b: -sigma / alpha, sigma: 0 };',
    replace: 'return { a: 1 / alpha, b: sigma / alpha, sigma: 0 };',
    tests: ['process/coefficients.test'],
  },
  {
    room: 'core',
    search: "if (sampler.variance === 'posterior' || s < 0) return posterior;",
    replace: "if (sampler.variance === 'posterior') return posterior;",
    tests: ['process/samplers.test'],
  },
  {
    room: 'core',
    search: 'return Math.min(timesteps - 1, Math.max(0, Math.round(t)));',
    replace: 'return Math.min(timesteps, Math.max(0, Math.round(t)));',
    tests: ['process/timestep.test', 'figures/timesteps.test'],
  },
  {
    room: 'core',
    search: 'const ofPoint = (sigma / spread) ** 2;',
    replace: 'const ofPoint = sigma / spread;',
    tests: ['mixture/expectedX0.test', 'SolverComparison/compared.test', 'figures/DensityFlow'],
  },
  // tensor
  {
    room: 'tensor',
    search: 'return this.#uses.get(address) === 1;',
    replace: 'return true;',
    tests: ['tensor/evaluation.test', 'tensor/renderer'],
  },
  {
    room: 'tensor',
    search: 'const level = rgba[pixel + Math.floor(pixel / 3)] as number;',
    replace: 'const level = rgba[pixel] as number;',
    tests: ['tensor/grey.test'],
  },
  {
    room: 'tensor',
    search: 'return { a: 1 / sigma, b: -a / sigma, sigma: 0 };',
    replace: 'return { a: 1 / sigma, b: -a, sigma: 0 };',
    tests: ['tensor/reverseStep.test', 'tensor/process.test'],
  },
  {
    room: 'tensor',
    search: 'for (const computed of this.#tensors.values()) computed.dispose();',
    replace: '',
    tests: ['tensor/evaluation.test', 'tensor/rendererMemory.test'],
  },
  // image
  {
    room: 'image',
    search: 'values[pixel * CHANNELS + channel] = (2 * byte) / 255 - 1;',
    replace: 'values[pixel * CHANNELS + channel] = (2 * byte) / 256 - 1;',
    tests: ['image/transforms.test'],
  },
  {
    room: 'image',
    search: 'const scale = Math.min(1, resolution / Math.max(width, height));',
    replace: 'const scale = resolution / Math.max(width, height);',
    tests: ['image/decode.browser'],
  },
  {
    room: 'image',
    search: 'if (!Number.isFinite(copy[index])) throw',
    replace: 'if (Number.isNaN(copy[index])) throw',
    tests: ['image/values.test'],
  },
  // hooks
  {
    room: 'hooks',
    search: 'if (keys.length !== Object.keys(right).length) return false;',
    replace: '',
    tests: ['useStable.test'],
  },
  {
    room: 'hooks',
    search: 'if (names.every((name) => Object.is(change[name], this.#state[name]))) return;',
    replace: '',
    tests: ['pageStore.test'],
  },
  {
    room: 'hooks',
    search: 'if (entry.users > 0 || !this.#entries.delete(entry)) return;',
    replace: 'if (!this.#entries.delete(entry)) return;',
    tests: ['engine/renderers.test'],
  },
  {
    room: 'hooks',
    search: 'candidates.sort((a, b) => a.priority - b.priority || a.quanta - b.quanta);',
    replace: 'candidates.sort((a, b) => a.quanta - b.quanta);',
    tests: ['engine/queue.test'],
  },
  {
    room: 'hooks',
    search: "if (direction === 'forward' && t === last) setT(0);",
    replace: '',
    tests: ['usePlayer.browser', 'controls/controls.browser'],
  },
  // components
  {
    room: 'components',
    search: 'deepest = Math.max(deepest, ++depth);',
    replace: 'deepest = Math.max(deepest, depth++);',
    tests: ['tex/'],
  },
  {
    room: 'components',
    search: 'if (pressedRef.current) button.current?.focus({ preventScroll: true });',
    replace: '',
    tests: ['figures/retry.browser', 'figures/retries.apart.browser', 'ui/Figure.browser'],
  },
  {
    room: 'components',
    search: 'return children === state.children ? null : { error: null, children };',
    replace: 'return null;',
    tests: ['throwing.browser'],
  },
  {
    room: 'components',
    search: "aria-busy={state === 'pending'}",
    replace: "aria-busy={state === 'error'}",
    tests: ['ui/Figure.browser', 'ssr.test'],
  },
  // frame
  {
    room: 'frame',
    search:
      'const isEditable = (name: string) => ownProps[name] === undefined || ownProps[handlerName(name)] !== undefined;',
    replace: 'const isEditable = (name: string) => name !== undefined;',
    tests: ['figures/contract.browser'],
  },
  {
    room: 'frame',
    search: 'if (own !== undefined) checkInteger(source, own, min, timesteps);',
    replace: 'if (own !== undefined) checkInteger(source, own, 0, timesteps);',
    tests: ['figures/contract.test'],
  },
  {
    room: 'frame',
    search: 'const isGiven = ([value]: Asked) => value !== undefined && !(value === null && prop?.from);',
    replace: 'const isGiven = ([value]: Asked) => value !== undefined;',
    tests: ['figures/timesteps.test', 'DiffusionProvider.browser'],
  },
  {
    room: 'frame',
    search: 'setPageT?.(process ? tickAt(process, next) : next);',
    replace: 'setPageT?.(next);',
    tests: ['figure/mark.browser', 'figures/PathComparison.browser'],
  },
  // figures
  {
    room: 'figures',
    search: 'sd: Math.sqrt(Math.max(0, sums.second / total - offset * offset)),',
    replace: 'sd: Math.sqrt(Math.max(0, sums.second / total)),',
    tests: ['Histogram/tally.test', 'Histogram/theory.test'],
  },
  {
    room: 'figures',
    search: 'const share = from === to ? 0 : (from - Math.min(from, t)) / (from - to);',
    replace: 'const share = from === to ? 0 : 1;',
    tests: ['pointDenoisers/paths.test', 'figures/SampleTrajectories.browser'],
  },
  {
    room: 'figures',
    search: 'const steps = Math.max(1, Math.abs(to.row - from.row), Math.abs(to.column - from.column));',
    replace: 'const steps = Math.max(1, Math.abs(to.row - from.row));',
    tests: ['figures/Inpaint.browser'],
  },
  {
    room: 'figures',
    search: 'const most = Math.max(...timesteps.map(Math.abs));',
    replace: 'const most = Math.abs(timesteps[0] ?? 0);',
    tests: ['SchedulerTable/numbers.test', 'figures/SchedulerTable.browser'],
  },
  // menu, serialize, snapshot
  {
    room: 'snapshot',
    search: 'const isFormula = FORMULA.test(text) && Number.isNaN(Number(text));',
    replace: 'const isFormula = FORMULA.test(text) && text.length === 0;',
    tests: ['snapshot/csv.test'],
  },
  {
    room: 'serialize',
    search: "if (Object.is(plain, -0)) return '-0';",
    replace: '',
    tests: ['serialize/code.test'],
  },
  {
    room: 'serialize',
    search: "if (protocol === 'blob:' || protocol === 'file:' || OWN_MACHINE.test(hostname)) return undefined;",
    replace: "if (protocol === 'file:' || OWN_MACHINE.test(hostname)) return undefined;",
    tests: ['menu/menu.browser'],
  },
  {
    room: 'menu',
    search: 'ArrowUp: at <= 0 ? -1 : at - 1, Home: 0, End: -1 }[key];',
    replace: 'ArrowUp: at - 1, Home: 0, End: 0 }[key];',
    tests: ['menu/menu.browser'],
  },
  // embed
  {
    room: 'embed',
    search: "const flag: Read = (value) => value !== 'false';",
    replace: "const flag: Read = (value) => value !== '';",
    tests: ['figures/contract', 'embed/elements.browser'],
  },
  {
    room: 'embed',
    search: "const isEager = element.getAttribute('loading') === 'eager' || isFrozen();",
    replace: 'const isEager = isFrozen();',
    tests: ['embed/elements.browser', 'embed/loading.apart.browser'],
  },
  {
    room: 'embed',
    search: 'delete (element as Partial<EmbeddedElement>)[name];',
    replace: '',
    tests: ['embed/elements.browser'],
  },
  {
    room: 'embed',
    search: 'for (const element of shown) element.refresh();',
    replace: '',
    tests: ['embed/own.browser', 'i18n/languages.browser'],
  },
  // controls
  {
    room: 'controls',
    search: "setT(event.key === 'PageUp' ? t + PAGE : t - PAGE);",
    replace: "setT(event.key === 'PageUp' ? t - PAGE : t + PAGE);",
    tests: ['controls/controls.browser'],
  },
  {
    room: 'controls',
    search: "if (target.value !== '' && target.validity.valid) setT(",
    replace: "if (target.value !== '') setT(",
    tests: ['controls/controls.browser'],
  },
  {
    room: 'controls',
    search: 'formatFixed(values[page.t] as number, digits)',
    replace: 'formatFixed(values[0] as number, digits)',
    tests: ['controls/controls.browser', 'highlight/highlight.browser'],
  },
  // all rooms: what was planted once before a test noticed it
  {
    room: 'core',
    search: 'waited += Math.min(now - last, LONGEST_WAIT_MILLISECONDS);',
    replace: 'waited += now - last;',
    tests: ['tensor/predictions.test'],
  },
  {
    room: 'core',
    search: 'const MIN_EIGENVALUE = { noisy: 1e-24, exact: 1e-12 };',
    replace: 'const MIN_EIGENVALUE = { noisy: 1e-24, exact: 1e-24 };',
    tests: ['mixture/observation.test'],
  },
  {
    room: 'core',
    search: 'const DEFAULT_STEPS = 25;',
    replace: 'const DEFAULT_STEPS = 12;',
    tests: ['mixture/flowMap.test'],
  },
  {
    room: 'core',
    search: 'Math.floor(((Math.floor(i / dimension) + 0.5) / draws) * count)',
    replace: 'Math.floor((Math.floor(i / dimension) / draws) * count)',
    tests: ['mixture/floors.test'],
  },
  {
    room: 'figures',
    search: 'run: fieldOf,\n      abortStale: asksOwn,',
    replace: 'run: fieldOf,',
    tests: ['pointDenoisers/obsolete.browser'],
  },
  {
    room: 'figures',
    search: '  useEffect(() => () => latest.stop(), [latest]);',
    replace: '',
    tests: ['figures/leaving.browser'],
  },
  {
    room: 'figures',
    search: '<output className="df-step-text" htmlFor={slider} aria-live={isPlaying ? \'off\' : undefined}>',
    replace: '<output className="df-step-text" htmlFor={slider} aria-live={undefined}>',
    tests: ['figures/Trajectory.browser'],
  },
  {
    room: 'figures',
    search: 'Math.exp(exponent * (value + share - (all?.[i] as number)))',
    replace: 'Math.exp(exponent * (value - (all?.[i] as number)))',
    tests: ['Guidance/samples.test'],
  },
  {
    room: 'figures',
    search: 'yield [t, sigma / alpha, skip, out, input, noise]',
    replace: 'yield [t, sigma / alpha, skip, input, out, noise]',
    tests: ['figures/tables.test'],
  },
  {
    room: 'figures',
    search: 'return count > 2 && apart > 0 ?',
    replace: 'return count > 1 && apart > 0 ?',
    tests: ['DensityFlow/undecided'],
  },
  {
    room: 'frame',
    search: 'else if (running.expires) running.timer ??= setTimeout(',
    replace: 'else if (running.expires) running.timer = setTimeout(',
    tests: ['pointDenoisers/own.test'],
  },
  {
    room: 'serialize',
    search: 'export const DIAGRAM_PREVIOUS = 2;\nexport const DIAGRAM_STEP = 3;',
    replace: 'export const DIAGRAM_PREVIOUS = 3;\nexport const DIAGRAM_STEP = 2;',
    tests: ['python/python.test', 'figures/ChainDiagram'],
  },
  {
    room: 'i18n',
    search: 'return value === 0 || value >= 10 ? formatFixed(value, 0)',
    replace: 'return value === 0 || value >= 100 ? formatFixed(value, 0)',
    tests: ['i18n/languages.test'],
  },
  {
    room: 'i18n',
    search: '"FlowPlane.chord": "Sehne bis s",\n  "FlowPlane.tangent": "Tangente bei t",',
    replace: '"FlowPlane.chord": "Tangente bei t",\n  "FlowPlane.tangent": "Sehne bis s",',
    tests: ['i18n/languages.test'],
  },
  {
    room: 'embed',
    search: '      this.#unfollow?.();\n',
    replace: '',
    tests: ['embed/own.browser'],
  },
  {
    room: 'embed',
    search: '      this.#watch?.disconnect();\n',
    replace: '',
    tests: ['embed/own.browser'],
  },
  {
    room: 'embed',
    search: '      this.#stopWaiting?.();\n',
    replace: '',
    tests: ['embed/own.browser'],
  },
  {
    room: 'anywidget',
    search: 'values: xt.slice(), shape,',
    replace: 'values: xt as Float32Array<ArrayBuffer>, shape,',
    tests: ['anywidget/kernel.test'],
  },
  {
    room: 'anywidget',
    search: '#free(asked: Asked): void {\n    clearTimeout(asked.timer);',
    replace: '#free(_: Asked): void {',
    tests: ['anywidget/kernel.test'],
  },
  {
    room: 'ui',
    search: 'if (pressed.current?.id === event.pointerId && pressed.current.mayScroll) report(event, false);',
    replace: 'if (pressed.current?.mayScroll) report(event, false);',
    tests: ['charts/draggable.browser'],
  },
  {
    room: 'teach',
    search: 'Number.isInteger(max) && max - min >= 50 ? 1 :',
    replace: 'Number.isInteger(max) && max - min > 50 ? 1 :',
    tests: ['teach/predictions.test'],
  },
  {
    room: 'teach',
    search: '[key, null].includes(event.key) && tell()',
    replace: 'event.key === key && tell()',
    tests: ['teach/store.test'],
  },
  {
    room: 'teach',
    search: 'this.set(new Map([...forgotten, ...this.#answers]));',
    replace: 'this.set(new Map([...this.#answers, ...forgotten]));',
    tests: ['teach/teach.browser'],
  },
  {
    room: 'teach',
    search: 'if (wasClosed && ref.current) ref.current.open = false;',
    replace: 'if (ref.current) ref.current.open = false;',
    tests: ['teach/teach.browser'],
  },
  {
    room: 'teach',
    search: 'return { answer: isPossible(stored.first) ? stored : { ...stored, first: stored.value }, commit };',
    replace: 'return { answer: stored, commit };',
    tests: ['teach/teach.browser'],
  },
  {
    room: 'teach',
    search: 'first && first.error !== result.error ? said(first.error) : null',
    replace: 'first && first.error !== result.error ? said(result.error) : null',
    tests: ['teach/teach.browser'],
  },
  {
    room: 'teach',
    search: '      // Another tab may have answered while nobody listened.\n      this.#read();\n',
    replace: '',
    tests: ['teach/store.test'],
  },
  {
    room: 'teach',
    search: 'if (isForeign(stored) || readAnswers',
    replace: 'if (readAnswers',
    tests: ['teach/store.test'],
  },
  {
    room: 'teach',
    search: 'isPrinted={outcome !== null}',
    replace: 'isPrinted',
    tests: ['teach/teach.browser'],
  },
];
