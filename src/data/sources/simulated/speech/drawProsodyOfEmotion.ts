import { createRandom } from '../../../../stats/createRandom';
import { sampleBoxMuller } from '../../../../stats/sampleBoxMuller';
import type { Speaker } from './drawSpeaker';

export const spokenEmotions = ['neutral', 'happy', 'sad', 'angry', 'fearful'] as const;
export type SpokenEmotion = (typeof spokenEmotions)[number];

/** How a sentence is spoken, in the units of espeak-ng. */
export interface Prosody {
  /** Words a minute; 175 is usual. */
  rate: number;
  /** 0 to 99, 50 is the voice's own; 20 is a quarter lower, 80 a third higher. */
  pitch: number;
  /** How far pitch moves within the sentence, in percent of what is usual. */
  range: number;
  /** Amplitude, 0 to 200; 100 is usual. */
  volume: number;
}

/**
 * How an emotion differs from neutral speech, the directions as in Banse and Scherer 1996 and Juslin and Laukka 2003: factors of rate, range and volume, and what is added to pitch.
 */
const changes: { [emotion in SpokenEmotion]: Prosody } = {
  neutral: { rate: 1, pitch: 0, range: 1, volume: 1 },
  happy: { rate: 1.12, pitch: 16, range: 1.5, volume: 1.2 },
  sad: { rate: 0.76, pitch: -14, range: 0.5, volume: 0.6 },
  angry: { rate: 1.18, pitch: 6, range: 1.25, volume: 1.6 },
  fearful: { rate: 1.35, pitch: 26, range: 0.75, volume: 0.75 }
};

/** The speaker's own voice, changed by the emotion as far as this speaker shows it, and a little by chance in each sentence. */
export function drawProsodyOfEmotion(emotion: SpokenEmotion, speaker: Speaker, seed: number): Prosody {
  const { rate, pitch, range, volume } = changes[emotion];
  const next = createRandom(seed);
  const about = (deviation: number) => Math.exp(deviation * sampleBoxMuller(next)[0]);
  const shown = (factor: number) => factor ** speaker.expressiveness;
  return {
    rate: within(175 * speaker.rate * shown(rate) * about(0.06), 80, 400),
    pitch: within(50 + speaker.pitch + speaker.expressiveness * pitch + 4 * sampleBoxMuller(next)[0], 0, 99),
    range: within(100 * shown(range) * about(0.12), 10, 250),
    volume: within(90 * speaker.volume * shown(volume) * about(0.08), 10, 200)
  };
}

function within(value: number, least: number, most: number): number {
  return Math.round(Math.min(Math.max(value, least), most));
}
