import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { checkDataset } from '../../../src/data/checkDataset';
import { ravdess } from '../../../src/data/sources/ravdess';
import type { RavdessOptions } from '../../../src/data/sources/ravdess/RavdessOptions';
import { makeWavFile, type WavParts } from '../audio/makeWavFile';

/** A tone between silences, another one for each name. */
function tone(seed: number, { rate = 8000, level = 0.4 } = {}): WavParts {
  const samples = Array.from({ length: rate }, (_, i) =>
    i < 0.25 * rate || i > 0.75 * rate ? 0 : level * Math.sin((i * (seed + 20) * 2 * Math.PI) / rate)
  );
  return { samples, rate };
}

function folderOf(files: { [path: string]: Uint8Array | string }): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'ravdess-')), 'Speech');
  mkdirSync(folder);
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return folder;
}

const two = (number: number) => String(number).padStart(2, '0');

/** The speech of actors: emotions 1 to 8, each statement once. */
function actors(count: number, { under = '', ending = '.wav', emotions = 8 } = {}): { [path: string]: Uint8Array } {
  const files: { [path: string]: Uint8Array } = {};
  for (let actor = 1; actor <= count; actor++)
    for (let emotion = 1; emotion <= emotions; emotion++)
      for (const statement of [1, 2])
        files[`${under}Actor_${two(actor)}/03-01-${two(emotion)}-01-${two(statement)}-01-${two(actor)}${ending}`] = makeWavFile(
          tone(100 * actor + 10 * emotion + statement)
        );
  return files;
}

const small: RavdessOptions = { rate: 4000, seconds: 0.4 };
const checks = (found: Awaited<ReturnType<typeof ravdess>>) =>
  Object.fromEntries(found.findings.map((one) => [one.check, one.value]));
const saying = (found: Awaited<ReturnType<typeof ravdess>>, check: string) =>
  found.findings.find((one) => one.check === check)?.says;

test('ravdess(folder) gives rows with emotions and actors, and no actor in two parts', async () => {
  const read = await ravdess(folderOf(actors(6)), small);
  const { train, validation, test: last } = read.data;
  for (const part of [train, validation!, last!]) {
    checkDataset(part);
    expect(part.shape).toEqual([1600]);
    expect(part.classes).toEqual(['neutral', 'calm', 'happy', 'sad', 'angry', 'fearful', 'disgust', 'surprised']);
    expect(part.y.length % 16).toBe(0);
    // Half a second of tone was left, and of that the row begins at once.
    expect(Math.max(...part.x.slice(0, 200))).toBeGreaterThan(0.3);
  }
  const all = [train, validation!, last!].map(({ groups }) => [...new Set(groups)]);
  expect(all.flat().sort()).toEqual([1, 2, 3, 4, 5, 6]);
  expect(train.y.length + validation!.y.length + last!.y.length).toBe(96);
  const { file, ...rest } = read.recordings.train[0];
  expect(file).toMatch(/^Actor_0\d\/03-01-0\d-01-0[12]-01-0\d\.wav$/);
  expect(rest.actor).toBe(train.groups![0]);
  expect(rest.emotion).toBe(train.classes[train.y[0]]);
  expect(['Kids are talking by the door', 'Dogs are sitting by the door']).toContain(rest.text);
  expect(train.source).toMatchObject({ file: 'Speech' });
  expect([read.leftOut, checks(read)]).toEqual([[], { longSounds: 96, oneSpeaker: 2 }]);
  expect(saying(read, 'oneSpeaker')).toMatch(
    /^Parts of one speaker alone say nothing of others, and no interval can be given: validation \(speaker \d\), test/
  );
});

test('equal seeds give equal parts, another seed others', async () => {
  const folder = folderOf(actors(6, { emotions: 2 }));
  const of = async (seed: number) => (await ravdess(folder, { ...small, seed })).recordings.train.map(({ file }) => file);
  expect(await of(1)).toEqual(await of(1));
  const parts = await Promise.all([1, 2, 3, 4].map(async (seed) => (await of(seed)).sort().join()));
  expect(new Set(parts).size).toBeGreaterThan(1);
});

test('logMel gives pictures of time and pitch, and seconds keeps all', async () => {
  const logMel = { bands: 16, fftSize: 256, window: 100, hop: 40 };
  const { data, findings } = await ravdess(folderOf(actors(3, { emotions: 2 })), { ...small, seconds: 1, logMel });
  expect(data.train.shape).toEqual([94, 16, 1]);
  expect(findings.map(({ check }) => check)).toEqual(['oneSpeaker']);
});

test('folders within folders, endings in capitals, ._ files, films and other files are no trouble', async () => {
  const files = actors(3, { under: 'Audio_Speech_Actors_01-24/', ending: '.WAV', emotions: 2 });
  const others = {
    'Audio_Speech_Actors_01-24/Actor_01/._03-01-01-01-01-01-01.wav': 'macOS',
    '__MACOSX/Actor_01/03-01-01-01-01-01-01.wav': 'macOS',
    'Video_Speech_Actor_01/01-01-01-01-01-01-01.mp4': 'film',
    'README.txt': 'words'
  };
  const read = await ravdess(folderOf({ ...files, ...others }), small);
  expect(read.data.train.y.length + read.data.validation!.y.length + read.data.test!.y.length).toBe(12);
  expect(checks(read)).toEqual({ hiddenFiles: 2, otherFiles: 2, longSounds: 12, oneSpeaker: 2 });
  expect(saying(read, 'otherFiles')).toContain('1 .mp4 (Video_Speech_Actor_01/01-01-01-01-01-01-01.mp4)');
});

test('each file that is not read, or oddly named, is in a finding by its name', async () => {
  const files = {
    ...actors(4, { emotions: 3 }),
    'Actor_01/hello.wav': makeWavFile(tone(1)),
    'Actor_01/03-01-05-02-01-02.wav': makeWavFile(tone(2)),
    'Actor_01/03-01-09-01-01-01-01.wav': makeWavFile(tone(3)),
    'Actor_01/03-01-02-02-03-01-01.wav': makeWavFile(tone(4)),
    'Actor_01/03-01-02-02-01-02-02.wav': makeWavFile(tone(5)),
    'Actor_01/03-02-02-02-01-02-01.wav': makeWavFile(tone(6)),
    'Actor_02/03-01-01-01-01-02-02.wav': 'no sound',
    'Actor_02/03-01-02-01-01-02-02.wav': new Uint8Array(),
    'Actor_02/03-01-03-01-01-02-02.wav': makeWavFile({ samples: new Array(4000).fill(0) }),
    'Actor_03/03-01-01-01-01-02-03.wav': makeWavFile({ ...tone(7), cut: 1000 }),
    'Actor_03/03-01-02-01-01-02-03.wav': makeWavFile(tone(111)),
    'Actor_03/03-01-03-01-01-02-03': makeWavFile(tone(8, { rate: 11_025 }))
  };
  const read = await ravdess(folderOf(files), { ...small, seconds: 1 });
  expect(checks(read)).toEqual({
    otherNames: 2,
    unknownEmotion: 1,
    unknownCodes: 1,
    actorOfOtherFolder: 1,
    otherChannel: 1,
    filesNotRead: 2,
    truncatedFiles: 1,
    silentFiles: 1,
    duplicateSounds: 1,
    otherRates: 1,
    unevenActors: 1,
    oneSpeaker: 2
  });
  expect(saying(read, 'filesNotRead')).toContain(
    'Actor_02/03-01-02-01-01-02-02.wav (expected a WAV file, got an empty file; get the file again)'
  );
  expect(saying(read, 'truncatedFiles')).toContain('Actor_03/03-01-01-01-01-02-03.wav (cut off, 1000 bytes are missing)');
  expect(saying(read, 'duplicateSounds')).toContain(
    '03-01-02-01-01-02-03.wav (the same sound as Actor_01/03-01-01-01-01-01-01.wav)'
  );
  expect(saying(read, 'otherRates')).toContain('Actor_03/03-01-03-01-01-02-03 (11025)');
  expect(read.leftOut.map(({ file }) => file)).toHaveLength(8);
});

test('no link out of the folder is followed, and no loop is walked', async () => {
  const folder = folderOf(actors(3, { emotions: 2 }));
  const outside = folderOf(actors(1, { under: 'x/', emotions: 1 }));
  symlinkSync(outside, join(folder, 'more'));
  symlinkSync(join(outside, 'x/Actor_01/03-01-01-01-01-01-01.wav'), join(folder, '03-01-01-01-01-02-01.wav'));
  symlinkSync(folder, join(folder, 'again'));
  const read = await ravdess(folder, { ...small, seconds: 1 });
  expect(checks(read)).toEqual({ linksOutside: 2, linkLoop: 1, oneSpeaker: 2 });
});

test('with one actor all rows are in train, and findings say so', async () => {
  const read = await ravdess(folderOf(actors(1)), small);
  expect([read.data.train.y.length, read.data.validation, read.data.test]).toEqual([16, undefined, undefined]);
  expect(saying(read, 'missingInTest')).toContain('No row in test: there are too few speakers.');
});

test('emotions and channel choose recordings', async () => {
  const song = Object.fromEntries(
    Object.entries(actors(3, { emotions: 4 })).map(([path, bytes]) => [path.replace('/03-01-', '/03-02-'), bytes])
  );
  const folder = folderOf(song);
  await expect(ravdess(folder, small)).rejects.toThrow(
    'ravdess: expected recordings of the wanted emotions and of channel "speech" in "Speech", got 24 of others; '
  );
  const read = await ravdess(folder, { ...small, seconds: 1, channel: 'song', emotions: ['sad', 'calm'] });
  expect(read.data.train.classes).toEqual(['sad', 'calm']);
  expect(checks(read)).toEqual({ otherEmotions: 12, oneSpeaker: 2 });
});

test('ravdess says what is wrong with a folder and with options', async () => {
  const none = folderOf({ 'a.wav': makeWavFile(tone(1)), 'b.txt': 'b' });
  await expect(ravdess(none)).rejects.toThrow(
    'ravdess: expected WAV files named as 03-01-05-02-01-02-12.wav in "Speech" or below, got 1 with other names; '
  );
  await expect(ravdess('nowhere')).rejects.toThrow('ravdess: expected a folder at "nowhere", got none; look at the path');
  const bad = folderOf({ '03-01-01-01-01-01-01.wav': 'bad', '03-01-02-01-01-01-01.wav': 'bad' });
  await expect(ravdess(bad)).rejects.toThrow(
    'got 0 recordings of one or none, 2 files left out, the first "03-01-01-01-01-01-01.wav" (expected a WAV file'
  );
  const folder = folderOf(actors(1, { emotions: 2 }));
  await expect(ravdess(folder, { seconds: 0 })).rejects.toThrow('expected seconds to be a finite number at least 0.05');
  await expect(ravdess(folder, { maxNumbers: 1000 })).rejects.toThrow('expected at most 1000 numbers, got 4 rows of 48000; ');
  await expect(ravdess(folder, { emotions: ['bored', 'sad'] as never })).rejects.toThrow(
    'expected emotions to be two or more of neutral, calm'
  );
  await expect(ravdess(folder, { logMel: { rate: 8000 } as never })).rejects.toThrow(
    'ravdess: logMel: expected options among window, '
  );
});
