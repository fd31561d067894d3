import type { Finding } from '../../../record/RunRecord';
import { counted, formatNamesForFinding } from '../imageFiles/formatNamesForFinding';
import type { LeftOut, SoundRead } from './readSounds';
import type { NamedRecording } from './parseRecordingName';

/** Of the names of files, before they are read. */
export function findNameProblems(
  given: readonly NamedRecording[],
  odd: { file: string; why: 'otherName' | 'unknownEmotion' }[],
  { otherChannel, otherEmotion }: { otherChannel: readonly string[]; otherEmotion: readonly string[] }
): Finding[] {
  const named = (why: string) => odd.flatMap((one) => (one.why === why ? [one.file] : []));
  const oddCodes = given.flatMap(({ file, oddCodes: codes }) => codes.map((code) => `${code} of ${file}`));
  const wrongFolder = given.filter(({ file, actor }) => {
    const folder = /(?:^|\/)actor[ _-]?(\d+)\/[^/]*$/i.exec(file);
    return folder !== null && Number(folder[1]) !== actor;
  });
  return [
    finding(
      'otherNames',
      'warning',
      named('otherName'),
      (n) => `${n} left out, whose name is not of RAVDESS' form, 03-01-05-02-01-02-12.wav`
    ),
    finding(
      'unknownEmotion',
      'problem',
      named('unknownEmotion'),
      (n) => `${n} left out, whose name has an emotion other than 01 to 08`
    ),
    finding('unknownCodes', 'warning', oddCodes, (n) => `${n} read with codes that RAVDESS' sounds do not have`),
    finding(
      'actorOfOtherFolder',
      'warning',
      wrongFolder.map(({ file }) => file),
      (n) => `${n} in the folder of another actor; the name counts`
    ),
    finding(
      'otherChannel',
      'info',
      otherChannel,
      (n) => `${n} of another vocal channel left out`,
      'channel: "both" reads speech and song.'
    ),
    finding('otherEmotions', 'info', otherEmotion, (n) => `${n} of emotions that were not asked for left out`)
  ].flat();
}

/** Of what was read. */
export function findSoundProblems(read: readonly SoundRead<NamedRecording>[], leftOut: readonly LeftOut[]): Finding[] {
  const of = (reason: LeftOut['reason']) => leftOut.flatMap((one) => (one.reason === reason ? [`${one.file} (${one.why})`] : []));
  const rates = new Map<number, number>();
  for (const { rate } of read) rates.set(rate, (rates.get(rate) ?? 0) + 1);
  const usual = [...rates].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
  const others = read.filter(({ rate }) => rate !== usual).map(({ of: { file }, rate }) => `${file} (${rate})`);
  const cut = read.filter(({ isCut }) => isCut).map(({ of: { file } }) => file);
  const counts = new Map<number, number>();
  for (const { of: recording } of read) counts.set(recording.actor, (counts.get(recording.actor) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const uneven = [...counts].filter(([, count]) => count < most).map(([actor, count]) => `actor ${actor} (${count})`);
  return [
    finding('filesNotRead', 'problem', of('notRead'), (n) => `${n} could not be read`, 'Get them again, or convert them.'),
    finding('truncatedFiles', 'problem', of('truncated'), (n) => `${n} left out, since they are cut off`, 'Get them again.'),
    finding(
      'silentFiles',
      'problem',
      of('silent'),
      (n) => `${n} left out, in which nothing is louder than 60 dB below the loudest possible`
    ),
    finding('duplicateSounds', 'warning', of('duplicate'), (n) => `${n} left out, the same sample for sample as another`),
    finding('otherRates', 'info', others, (n) => `${n} of other rates than ${usual} samples a second`),
    finding('longSounds', 'info', cut, (n) => `${n} longer than a row, cut at the end`, 'Give more {seconds} to keep all.'),
    finding(
      'unevenActors',
      'info',
      uneven,
      () => `${counted(uneven.length, 'actor')} with fewer recordings than the ${most} of others`
    )
  ].flat();
}

/** Classes that a part does not have, and parts of one speaker alone. */
export function findPartProblems(
  parts: { [part: string]: readonly { label: number; group: number }[] },
  classes: readonly string[]
): Finding[] {
  const ofOne = Object.entries(parts).flatMap(([part, rows]) => {
    const speakers = new Set(rows.map(({ group }) => group));
    return part !== 'train' && speakers.size === 1 ? [`${part} (speaker ${[...speakers][0]})`] : [];
  });
  const missing = Object.entries(parts).flatMap(([part, rows]) => {
    const none = classes.filter((_, label) => !rows.some((row) => row.label === label));
    const check = `missingIn${part[0].toUpperCase()}${part.slice(1)}`;
    const says = () =>
      rows.length === 0 ? `No row in ${part}: there are too few speakers. No recording` : `No recording in ${part}`;
    return finding(check, part === 'train' ? 'problem' : 'warning', none, says);
  });
  return [
    ...missing,
    ...finding(
      'oneSpeaker',
      'warning',
      ofOne,
      () => 'Parts of one speaker alone say nothing of others, and no interval can be given',
      'Read more speakers, or give larger {shares}.'
    )
  ];
}

function finding(
  check: string,
  level: Finding['level'],
  names: readonly string[],
  says: (count: string) => string,
  hint?: string
): Finding[] {
  if (names.length === 0) return [];
  const text = `${says(counted(names.length, 'file'))}: ${formatNamesForFinding(names)}.`;
  return [{ check, level, value: names.length, says: text, ...(hint && { hint }) }];
}
