import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { isSafeToInspect } from '../../checks/isSafeToInspect';
import { showPath } from '../../checks/showPath';
import { showValue } from '../../checks/showValue';
import { createInterruptiblePauser } from '../../notebook/createInterruptiblePauser';
import type { Finding } from '../../record/RunRecord';
import { createSoundRowMaker } from '../audio/createSoundRowMaker';
import type { Splits } from '../Dataset';
import { checkShares } from './imageFiles/checkShares';
import { checkFolderAt } from './imageFiles/checkFolderAt';
import { listImages } from './imageFiles/listImages';
import { findListingProblems } from './imageFiles/findListingProblems';
import { dealGroupsToParts, rowsOfParts } from './ravdess/dealGroupsToParts';
import { findNameProblems, findPartProblems, findSoundProblems } from './ravdess/findRavdessProblems';
import { ravdessOptionNames, type RavdessOptions } from './ravdess/RavdessOptions';
import { readSounds, type LeftOut } from './ravdess/readSounds';
import { createSoundDatasets, type PartRecordings } from './ravdess/createSoundDatasets';
import {
  ravdessEmotions,
  parseRecordingName,
  type NamedRecording,
  type RavdessEmotion,
  type Recording
} from './ravdess/parseRecordingName';

export interface Ravdess {
  data: Splits;
  /** Who says what in which row, and its file. */
  recordings: PartRecordings<Recording>;
  /** Sounds in RAVDESS' naming that did not become rows, each with the reason. */
  leftOut: { file: string; why: string }[];
  /** What is odd with files and actors, and what was done about it. */
  findings: Finding[];
}

const subject = 'ravdess';
const sounds = {
  what: 'sounds',
  byName: (path: string) => /\.wave?$/i.test(path),
  byBytes: (head: Buffer) => /^(RIFF|RF64)....WAVE/s.test(head.toString('latin1', 0, 12))
};

/**
 * Reads emotional speech in the naming of RAVDESS: WAV files such as `Actor_12/03-01-05-02-01-02-12.wav` (modality, vocal channel, emotion, intensity, statement, repetition, actor) in the folder or below it, however deep. Rows are samples,
 * [rate seconds], from -1 to 1, or log-mel spectrograms, [frames, bands, 1]: silence at both ends is cut off, the rate is changed, the length fixed. Classes are the emotions, `groups` the actors, and no actor is in two parts.
 * `recordings` says who says what in each row.
 *
 * Files are found by their ending in any case, or by their first bytes. Only regular files inside the folder are opened: links out of it are not followed. Each problem is a finding that names files, and `leftOut` lists every file that is not
 * read with the reason: no WAV, cut off, silent, the same sound as another. Other names, films, `._` files of macOS and the like are left out and told, too.
 *
 * Livingstone and Russo 2018, "The Ryerson Audio-Visual Database of Emotional Speech and Song (RAVDESS)", PLoS ONE 13(5), https://zenodo.org/records/1188976 (CC BY-NC-SA 4.0): unpack Audio_Speech_Actors_01-24.zip.
 *
 * @throws TypeError or RangeError for bad options, a path that is no folder, a folder without such files or with recordings of fewer than two emotions, and more rows than `maxNumbers` allows.
 * @example
 * ```ts
 * const reading = kd.data.ravdess('Audio_Speech_Actors_01-24', { seconds: 3, logMel: { bands: 64 } });
 * await reading.catch((error) => console.log(error.message)); // says where it looked, unless the folder is there
 * ```
 */
export async function ravdess(path: string, options: RavdessOptions = {}): Promise<Ravdess> {
  checkOptions(subject, options, ravdessOptionNames);
  const { seed = 0, maxNumbers = 2 ** 27, channel = 'speech', emotions, onProgress } = options;
  checkNumber(subject, 'seed', seed, { integer: true, atLeast: 0, atMost: Number.MAX_SAFE_INTEGER });
  checkNumber(subject, 'maxNumbers', maxNumbers, { integer: true, atLeast: 1, atMost: 2 ** 31 });
  if (!['speech', 'song', 'both'].includes(channel))
    throw new TypeError(
      `${subject}: expected channel to be "speech", "song" or "both", got ${showValue(channel)}; give one of them`
    );
  if (emotions !== undefined) checkEmotions(emotions);
  const shares = checkShares(subject, options.shares ?? { train: 0.7, validation: 0.15, test: 0.15 });
  const maker = createSoundRowMaker(subject, options);
  const root = await checkFolderAt(subject, path);
  const pause = createInterruptiblePauser();
  const listing = await listImages(subject, root, pause, undefined, sounds);

  const named: NamedRecording[] = [];
  const odd: { file: string; why: 'otherName' | 'unknownEmotion' }[] = [];
  for (const { path: file } of listing.files) {
    const recording = parseRecordingName(file);
    if (typeof recording === 'string') odd.push({ file, why: recording });
    else named.push(recording);
  }
  const ofChannel = named.filter((one) => channel === 'both' || one.channel === channel);
  const wanted = ofChannel.filter(({ emotion }) => emotions === undefined || emotions.includes(emotion));
  if (wanted.length === 0) throw noneError(root, { files: listing.files.length, named: named.length, channel });
  checkSize(wanted.length, maker.shape, maxNumbers);
  const others = {
    otherChannel: named.filter((one) => !ofChannel.includes(one)).map(({ file }) => file),
    otherEmotion: ofChannel.filter((one) => !wanted.includes(one)).map(({ file }) => file)
  };
  const { read, leftOut } = await readSounds(subject, root, wanted, { maker, pause, onProgress });
  const classes = [...(emotions ?? ravdessEmotions.filter((name) => read.some(({ of }) => of.emotion === name)))];
  if (new Set(read.map(({ of }) => of.emotion)).size < 2) throw fewError(read.length, leftOut);

  const rows = read.map(({ of }) => ({ label: classes.indexOf(of.emotion), group: of.actor }));
  const parts = dealGroupsToParts(rows, shares, seed);
  const hash = createHash('sha256');
  for (const { of, sha256 } of read) hash.update(`${of.file}\0${sha256}\n`);
  const source = { file: basename(root), sha256: hash.digest('hex') };
  const made = await createSoundDatasets(
    read.map(({ row, of }, i) => ({ row, ...rows[i], of: withoutCodes(of) })),
    parts,
    { name: basename(root), shape: maker.shape, about: { classes, source }, pause }
  );
  return {
    ...made,
    leftOut: [...odd.map(({ file }) => ({ file, why: 'another name' })), ...leftOut.map(({ file, why }) => ({ file, why }))],
    findings: [
      ...findListingProblems(listing, 'sounds'),
      ...findNameProblems(wanted, odd, others),
      ...findSoundProblems(read, leftOut),
      ...findPartProblems(rowsOfParts(rows, parts, shares), classes)
    ]
  };
}

function withoutCodes({ file, emotion, intensity, text, repetition, actor }: NamedRecording): Recording {
  return { file, emotion, intensity, text, repetition, actor };
}

function checkEmotions(emotions: unknown): asserts emotions is readonly RavdessEmotion[] {
  const isList =
    isSafeToInspect(emotions) && Array.isArray(emotions) && emotions.length >= 2 && new Set(emotions).size === emotions.length;
  if (isList && emotions.every((one) => ravdessEmotions.includes(one as RavdessEmotion))) return;
  throw new TypeError(
    `${subject}: expected emotions to be two or more of ${ravdessEmotions.join(', ')}, got ${showValue(emotions)}; name each once`
  );
}

function checkSize(rows: number, shape: readonly number[], maxNumbers: number): void {
  const width = shape.reduce((a, b) => a * b);
  if (rows * width <= maxNumbers) return;
  throw new RangeError(
    `${subject}: expected at most ${maxNumbers} numbers, got ${rows} rows of ${width}; give fewer {seconds}, {logMel: true}, or {maxNumbers} where memory allows`
  );
}

function noneError(root: string, { files, named, channel }: { files: number; named: number; channel: string }): RangeError {
  const where = showPath(basename(root));
  if (named > 0)
    return new RangeError(
      `${subject}: expected recordings of the wanted emotions and of channel "${channel}" in ${where}, got ${named} of others; give other {emotions}, or {channel: "both"}`
    );
  return new RangeError(
    `${subject}: expected WAV files named as 03-01-05-02-01-02-12.wav in ${where} or below, got ${files} with other names; get Audio_Speech_Actors_01-24.zip from https://zenodo.org/records/1188976, unpack it and give its folder`
  );
}

function fewError(read: number, leftOut: readonly LeftOut[]): RangeError {
  const why = leftOut[0] ? `, ${leftOut.length} files left out, the first ${showPath(leftOut[0].file)} (${leftOut[0].why})` : '';
  return new RangeError(
    `${subject}: expected recordings of two emotions or more, got ${read} recordings of one or none${why}; look at the files`
  );
}
