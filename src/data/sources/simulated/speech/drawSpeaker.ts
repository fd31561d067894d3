import { sampleBoxMuller } from '../../../../stats/sampleBoxMuller';
import { mixSeeds, createRandom } from '../../../../stats/createRandom';

/** How a speaker differs from others. */
export interface Speaker {
  /** A voice of espeak-ng. */
  voice: string;
  /** Factor of the rate. */
  rate: number;
  /** Added to the pitch. */
  pitch: number;
  /** Factor of the volume. */
  volume: number;
  /** How much of an emotion is heard: 1 is usual, 0 none. */
  expressiveness: number;
}

const voices = ['m1', 'f1', 'm2', 'f2', 'm3', 'f3', 'm4', 'f4', 'm5', 'f5', 'm6', 'm7', 'm8'];

/** Speaker of this number. The first 13 have different voices. */
export function drawSpeaker(number: number, seed: number): Speaker {
  const next = createRandom(mixSeeds(seed, 1, number));
  const [a, b] = sampleBoxMuller(next);
  const [c] = sampleBoxMuller(next);
  return {
    voice: `en-us+${voices[number % voices.length]}`,
    rate: Math.exp(0.06 * a),
    pitch: 4 * b,
    volume: Math.exp(0.12 * c),
    expressiveness: 0.7 + 0.6 * next()
  };
}
