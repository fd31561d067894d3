import { checkNumber } from '../../checks/checkNumber';
import { showValue } from '../../checks/showValue';
import type { LogMelOptions } from './LogMelOptions';

/**
 * The options with their defaults.
 *
 * @throws TypeError or RangeError for an option out of bounds.
 */
export function checkLogMel(subject: string, options: LogMelOptions): Required<LogMelOptions> {
  const whole = (name: keyof LogMelOptions, usual: number, atLeast: number, atMost: number) =>
    checkNumber(subject, name, options[name] ?? usual, { integer: true, atLeast, atMost });
  const rate = whole('rate', 16_000, 100, 384_000);
  const window = whole('window', Math.round(0.025 * rate), 2, 2 ** 16);
  const hop = whole('hop', Math.max(1, Math.round(0.01 * rate)), 1, 2 ** 16);
  const fftSize = whole('fftSize', 2 ** Math.ceil(Math.log2(window)), window, 2 ** 16);
  const bands = whole('bands', 40, 1, 1024);
  const highest = checkNumber(subject, 'highest', options.highest ?? rate / 2, { above: 0, atMost: rate / 2 });
  const lowest = checkNumber(subject, 'lowest', options.lowest ?? 0, { atLeast: 0 });
  if (lowest >= highest)
    throw new RangeError(`${subject}: expected lowest below highest, got ${lowest} and ${highest} Hz; change one of them`);
  const floor = checkNumber(subject, 'floor', options.floor ?? 1e-6, { atLeast: 1e-30, atMost: 1 });
  const choice = <T extends string>(name: keyof LogMelOptions, choices: readonly [T, ...T[]]): T => {
    const given: unknown = options[name] ?? choices[0];
    if (choices.includes(given as T)) return given as T;
    const all = choices
      .map((one) => `"${one}"`)
      .join(', ')
      .replace(/, ([^,]*)$/, ' or $1');
    throw new TypeError(`${subject}: expected ${name} to be ${all}, got ${showValue(given)}; give one of them`);
  };
  return {
    ...{ rate, window, hop, fftSize, bands, lowest, highest, floor },
    scale: choice('scale', ['htk', 'slaney']),
    norm: choice('norm', ['none', 'slaney']),
    padding: choice('padding', ['none', 'zeros', 'reflect'])
  };
}

/**
 * How many frames a sound has.
 *
 * @throws RangeError if it has none.
 */
export function frameCount(subject: string, samples: number, { hop, fftSize, padding }: Required<LogMelOptions>): number {
  const added = padding === 'none' ? 0 : 2 * Math.floor(fftSize / 2);
  const least = padding === 'none' ? fftSize : padding === 'zeros' ? 1 : Math.floor(fftSize / 2) + 1;
  if (!(samples >= least))
    throw new RangeError(
      `${subject}: expected at least ${least} samples for a frame of ${fftSize}, got ${samples}; give a longer sound, padding: "zeros", or a smaller fftSize`
    );
  return 1 + Math.floor((samples + added - fftSize) / hop);
}
