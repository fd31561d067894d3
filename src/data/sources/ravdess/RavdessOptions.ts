import type { SoundRowOptions } from '../../audio/SoundRowOptions';
import { soundRowOptionNames } from '../../audio/SoundRowOptions';
import type { RavdessEmotion } from './parseRecordingName';

export interface RavdessOptions extends SoundRowOptions {
  /** Which emotions, in the wanted order; recordings of others are left out. Default those that occur, in the order of their codes. */
  emotions?: readonly RavdessEmotion[];
  /** "speech" (default), "song", or "both". */
  channel?: 'speech' | 'song' | 'both';
  /** The share of the rows for each part; the sum is 1. Actors stay whole. Default {train: 0.7, validation: 0.15, test: 0.15}. */
  shares?: { train: number; validation?: number; test?: number };
  /** Seed of the parts. Default 0. */
  seed?: number;
  /** How many numbers all rows may have together. Default 2^27, 512 MiB. */
  maxNumbers?: number;
  /** Called after each file with the share of the files read, 0 to 1. */
  onProgress?: (share: number) => void;
}

export const ravdessOptionNames = [
  ...soundRowOptionNames,
  'emotions',
  'channel',
  'shares',
  'seed',
  'maxNumbers',
  'onProgress'
] as const;
