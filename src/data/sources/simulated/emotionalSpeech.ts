import { warnIfCallbackRejects } from '../../../checks/warnIfCallbackRejects';
import { checkNumber } from '../../../checks/checkNumber';
import { checkOptions } from '../../../checks/checkOptions';
import { checkPath } from '../../../checks/checkPath';
import { createInterruptiblePauser } from '../../../notebook/createInterruptiblePauser';
import type { Finding } from '../../../record/RunRecord';
import { sampleBoxMuller } from '../../../stats/sampleBoxMuller';
import { mixSeeds, createRandom } from '../../../stats/createRandom';
import { createSoundRowMaker } from '../../audio/createSoundRowMaker';
import { soundRowOptionNames, type SoundRowOptions } from '../../audio/SoundRowOptions';
import type { Splits } from '../../Dataset';
import { checkShares } from '../imageFiles/checkShares';
import { dealGroupsToParts, rowsOfParts } from '../ravdess/dealGroupsToParts';
import { findPartProblems } from '../ravdess/findRavdessProblems';
import { createSoundDatasets, type PartRecordings, type SoundRow } from '../ravdess/createSoundDatasets';
import { drawProsodyOfEmotion, spokenEmotions, type Prosody, type SpokenEmotion } from './speech/drawProsodyOfEmotion';
import { drawSentence } from './speech/drawSentence';
import { speakerProgram, speakWithEspeak } from './speech/speakWithEspeak';
import { drawSpeaker } from './speech/drawSpeaker';

export interface EmotionalSpeechOptions extends SoundRowOptions {
  /** How many sentences. Default 300; at most 20,000. One takes some 15 ms. */
  rows?: number;
  /** How many speakers. Default 12; at most 200. */
  speakers?: number;
  /** The share of sentences with words of their emotion, 0 to 1. Default 0.5. */
  inWords?: number;
  /** Standard deviation of the noise that is added to the samples. Default 0.001. */
  noise?: number;
  /** The share of the rows for each part; the sum is 1. Speakers stay whole. Default {train: 0.7, validation: 0.15, test: 0.15}. */
  shares?: { train: number; validation?: number; test?: number };
  /** Default 0. */
  seed?: number;
  /** espeak-ng, by its name or path. Default "espeak-ng". */
  command?: string;
  /** Called now and then with the share of the work done, 0 to 1. */
  onProgress?: (share: number) => void;
}

/** What is known of a row. */
export interface SpokenSentence {
  text: string;
  emotion: SpokenEmotion;
  /** Whether its words tell the emotion. Otherwise only the voice does. */
  inWords: boolean;
  /** From 0. */
  speaker: number;
  /** How it is spoken. */
  prosody: Prosody;
}

export interface EmotionalSpeech {
  data: Splits;
  /** Text, speaker and manner of each row: `recordings.train[i]` of row i of `data.train`. */
  recordings: PartRecordings<SpokenSentence>;
  /** The program and its version. Another version speaks otherwise. */
  program: string;
  /** How good a model of the text can be at best, and parts with too few speakers. */
  findings: Finding[];
}

const subject = 'emotionalSpeech';
const optionNames = [...soundRowOptionNames, 'rows', 'speakers', 'inWords', 'noise', 'shares', 'seed', 'command', 'onProgress'];

/**
 * Simulated emotional speech: sentences spoken by espeak-ng as neutral, happy, sad, angry or fearful, with their texts. Rows are samples, [rate seconds], or log-mel spectrograms, [frames, bands, 1]; classes are the emotions, `groups` the speakers,
 * and no speaker is in two parts.
 *
 * An emotion changes the voice, in the units of espeak-ng: rate (175 words a minute) times 1, 1.12, 0.76, 1.18, 1.35; pitch (50) plus 0, 16, -14, 6, 26; range (100 %) times 1, 1.5, 0.5, 1.25, 0.75; volume (90) times 1, 1.2, 0.6, 1.6, 0.75.
 * A speaker has one of 13 voices, a rate, pitch and volume of their own (deviations of 6 %, 4, 12 %), and shows between 0.7 and 1.3 of these changes; each sentence differs by chance (6 % of rate, 4 of pitch, 12 % of range, 8 % of volume). The directions are those
 * of Banse and Scherer 1996 (J. Pers. Soc. Psychol. 70) and Juslin and Laukka 2003 (Psychol. Bull. 129). Not modelled: voice quality, breath, pauses, rooms, microphones. Results on it say how methods compare, nothing about people.
 *
 * The text is something ordinary ("my sister opened the window"), and in a share `inWords` of the sentences words of the emotion ("it makes me cry"), of which each emotion has twelve phrases; the others end in a time ("at noon"), and their text is the same for all emotions.
 * `findings` says what a model of the text can reach at best. A row depends only on the options but `rows` and its number.
 *
 * @throws TypeError or RangeError for bad options. Error if espeak-ng is not there (`apt-get install espeak-ng`).
 * @example
 * ```ts
 * const speaking = kd.data.emotionalSpeech({ rows: 12, speakers: 3, logMel: true });
 * await speaking.then(({ recordings }) => recordings.train[0].text, (error) => console.log(error.message)); // says how to get espeak-ng, unless it is there
 * ```
 */
export async function emotionalSpeech(options: EmotionalSpeechOptions = {}): Promise<EmotionalSpeech> {
  checkOptions(subject, options, optionNames);
  const { inWords = 0.5, noise = 0.001, command = 'espeak-ng', onProgress } = options;
  const whole = (name: 'rows' | 'speakers' | 'seed', usual: number, atLeast: number, atMost: number) =>
    checkNumber(subject, name, options[name] ?? usual, { integer: true, atLeast, atMost });
  const count = whole('rows', 300, spokenEmotions.length, 20_000);
  const speakers = whole('speakers', 12, 1, 200);
  const seed = whole('seed', 0, 0, 2 ** 32 - 1);
  checkNumber(subject, 'inWords', inWords, { atLeast: 0, atMost: 1 });
  checkNumber(subject, 'noise', noise, { atLeast: 0, atMost: 0.1 });
  checkPath(`${subject}: command`, command, 'give the path of espeak-ng, or leave it out');
  const shares = checkShares(subject, options.shares ?? { train: 0.7, validation: 0.15, test: 0.15 });
  const maker = createSoundRowMaker(subject, options);
  const width = maker.shape.reduce((a, b) => a * b);
  if (count * width > 2 ** 28)
    throw new RangeError(
      `${subject}: expected at most ${2 ** 28} numbers, got ${count} rows of ${width}; give fewer rows or {seconds}, or {logMel: true}`
    );
  const program = await speakerProgram(subject, command);
  const tell = warnIfCallbackRejects(subject, 'onProgress', onProgress);
  const pause = createInterruptiblePauser();

  const rowOf = async (number: number): Promise<SoundRow<SpokenSentence>> => {
    const of = sentence(number, { speakers, inWords, seed });
    const sound = await speakWithEspeak(subject, command, of.text, drawSpeaker(of.speaker, seed).voice, of.prosody);
    const next = createRandom(mixSeeds(seed, 3, number));
    const samples = sound.samples.map((sample) => sample + noise * sampleBoxMuller(next)[0]);
    const { row } = maker.rowOf({ samples, rate: sound.rate }) ?? { row: new Float32Array(width) };
    return { row, label: spokenEmotions.indexOf(of.emotion), group: of.speaker, of };
  };
  const rows: SoundRow<SpokenSentence>[] = [];
  while (rows.length < count) {
    const numbers = Array.from({ length: Math.min(atATime, count - rows.length) }, (_, i) => rows.length + i);
    rows.push(...(await Promise.all(numbers.map(rowOf))));
    tell(rows.length / count);
    await pause();
  }
  const parts = dealGroupsToParts(rows, shares, seed);
  const about = { classes: [...spokenEmotions], synthetic: true };
  const spoken = rows.map(({ of }) => of);
  const made = await createSoundDatasets(rows, parts, { name: 'emotional speech', shape: maker.shape, about, pause });
  return {
    ...made,
    program,
    findings: [textLimit(spoken), ...findPartProblems(rowsOfParts(rows, parts, shares), about.classes)]
  };
}

/** Programs that speak side by side. */
const atATime = 4;

/** Emotions take turns, and so do speakers within each. */
function sentence(
  number: number,
  { speakers, inWords, seed }: { speakers: number; inWords: number; seed: number }
): SpokenSentence {
  const emotion = spokenEmotions[number % spokenEmotions.length];
  const speaker = Math.floor(number / spokenEmotions.length) % speakers;
  const hasWords = createRandom(mixSeeds(seed, 2, number))() < inWords;
  return {
    text: drawSentence(emotion, hasWords, mixSeeds(seed, 4, number)),
    emotion,
    inWords: hasWords,
    speaker,
    prosody: drawProsodyOfEmotion(emotion, drawSpeaker(speaker, seed), mixSeeds(seed, 5, number))
  };
}

/** Where only the voice tells the emotion, a model of the text guesses. */
function textLimit(sentences: readonly SpokenSentence[]): Finding {
  const [all, silent] = [sentences.length, sentences.filter(({ inWords }) => !inWords).length];
  const chance = 1 / spokenEmotions.length;
  const best = (all - silent * (1 - chance)) / all;
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  return {
    check: 'emotionNotInWords',
    level: 'info',
    value: silent / all,
    says: `The words of ${silent} of ${all} sentences do not tell the emotion: on them a model of the text can only guess, ${percent(chance)}, and on all it can get ${percent(best)} right at most.`,
    hint: 'Score both kinds apart: recordings say which are which (inWords).'
  };
}
