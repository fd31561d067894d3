import type { LogMelOptions } from './LogMelOptions';

/** How a sound becomes a row, the same for all sources of sound. */
export interface SoundRowOptions {
  /** Samples a second of the rows. Default 16,000. */
  rate?: number;
  /** How long every row is; a longer sound is cut at its end, a shorter one padded with silence. Default 3. */
  seconds?: number;
  /** What is quieter than the loudest place by more decibels than this is cut off at both ends, as `kd.audio.trimSilence` does; false keeps it. Default 40. */
  trim?: number | false;
  /** Rows are log-mel spectrograms as of `kd.audio.logMel`, pictures [frames, bands, 1], with these options (true: the defaults). Default: rows are samples. */
  logMel?: boolean | Omit<LogMelOptions, 'rate'>;
}

export const soundRowOptionNames = ['rate', 'seconds', 'trim', 'logMel'] as const;
