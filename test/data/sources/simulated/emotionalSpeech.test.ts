import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkDataset } from '../../../../src/data/checkDataset';
import { emotionalSpeech } from '../../../../src/data/sources/simulated/emotionalSpeech';
import {
  drawProsodyOfEmotion,
  type Prosody,
  type SpokenEmotion
} from '../../../../src/data/sources/simulated/speech/drawProsodyOfEmotion';
import { drawSpeaker } from '../../../../src/data/sources/simulated/speech/drawSpeaker';
import { makeWavFile } from '../../audio/makeWavFile';

const hasEspeak = spawnSync('espeak-ng', ['--version']).status === 0;

/** A program that takes the options of espeak-ng and gives a tone of their pitch. */
function fakeEspeak(): string {
  const folder = mkdtempSync(join(tmpdir(), 'espeak-'));
  for (let pitch = 0; pitch < 100; pitch++) {
    const samples = Array.from({ length: 2400 }, (_, i) => 0.5 * Math.sin((2 * Math.PI * (100 + 2 * pitch) * i) / 8000));
    writeFileSync(join(folder, `${pitch}.wav`), makeWavFile({ samples, dataSize: 0x7ffff000 }));
  }
  const program = `#!/bin/sh
if [ "$1" = --version ]; then echo 'eSpeak NG text-to-speech: 0.0  Data at: nowhere'; exit; fi
cat > /dev/null
while [ "$1" != -p ]; do shift; done
exec cat "${folder}/$2.wav"
`;
  const path = join(folder, 'espeak-ng');
  writeFileSync(path, program);
  chmodSync(path, 0o755);
  return path;
}

const small = { rows: 30, speakers: 3, rate: 4000, seconds: 0.5 };

test('emotionalSpeech({rows, speakers, seed}) repeats itself, and parts share no speaker', async () => {
  const command = fakeEspeak();
  const speech = await emotionalSpeech({ ...small, command });
  const { train, validation, test: last } = speech.data;
  for (const part of [train, validation!, last!]) {
    checkDataset(part);
    expect(part).toMatchObject({ synthetic: true, shape: [2000], classes: ['neutral', 'happy', 'sad', 'angry', 'fearful'] });
    expect(new Set(part.groups).size).toBe(1);
  }
  expect(new Set([train, validation!, last!].map(({ groups }) => groups![0])).size).toBe(3);
  const again = await emotionalSpeech({ ...small, command });
  expect(again.data.train.x).toEqual(train.x);
  expect(again.recordings).toEqual(speech.recordings);
  expect((await emotionalSpeech({ ...small, command, seed: 1 })).data.train.x).not.toEqual(train.x);
  expect(speech.program).toBe('eSpeak NG text-to-speech: 0.0');
});

test('a sentence depends on its number alone, and says whether its words tell the emotion', async () => {
  const command = fakeEspeak();
  const all = await emotionalSpeech({ ...small, command, shares: { train: 1 } });
  const more = await emotionalSpeech({ ...small, command, rows: 45, shares: { train: 1 } });
  const texts = more.recordings.train.map(({ text }) => text);
  for (const { text } of all.recordings.train) expect(texts).toContain(text);
  const { recordings, findings } = all;
  for (const { text, inWords } of recordings.train) expect(text.includes(',')).toBe(inWords);
  const silent = recordings.train.filter(({ inWords }) => !inWords).length;
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({ check: 'emotionNotInWords', value: silent / 30 });
  expect(findings[0].says).toContain(
    `The words of ${silent} of 30 sentences do not tell the emotion: on them a model of the text can only guess, 20.0 %`
  );
});

test('an emotion changes the voice as is stated', () => {
  const mean = (emotion: SpokenEmotion, of: keyof Prosody) => {
    const values = Array.from({ length: 60 }, (_, i) => drawProsodyOfEmotion(emotion, drawSpeaker(i % 12, 1), i)[of]);
    return values.reduce((a, b) => a + b) / values.length;
  };
  expect(mean('neutral', 'rate')).toBeCloseTo(175, -2);
  expect(mean('sad', 'rate')).toBeLessThan(mean('neutral', 'rate'));
  expect(mean('fearful', 'pitch')).toBeGreaterThan(mean('happy', 'pitch'));
  expect(mean('happy', 'range')).toBeGreaterThan(mean('sad', 'range'));
  expect(mean('angry', 'volume')).toBeGreaterThan(mean('neutral', 'volume'));
});

test('emotionalSpeech says how to get espeak-ng, and refuses options out of bounds', async () => {
  const missing = emotionalSpeech({ ...small, command: 'no-such-program' });
  await expect(missing).rejects.toThrow(
    'emotionalSpeech: expected espeak-ng to speak, got no program "no-such-program"; run apt-get install espeak-ng'
  );
  await expect(emotionalSpeech({ rows: 2 })).rejects.toThrow('expected rows to be a whole number at least 5');
  await expect(emotionalSpeech({ inWords: 2 })).rejects.toThrow(
    'expected inWords to be a finite number at least 0 and at most 1'
  );
  await expect(emotionalSpeech({ rows: 20_000, seconds: 10 })).rejects.toThrow('got 20000 rows of 160000; give fewer rows');
});

test.skipIf(!hasEspeak)('espeak-ng speaks them (left out where it is not installed)', async () => {
  const { data, program, recordings } = await emotionalSpeech({
    rows: 10,
    speakers: 2,
    rate: 16_000,
    seconds: 3,
    shares: { train: 1 }
  });
  expect(program).toMatch(/^eSpeak NG text-to-speech: \d/);
  const loudness = recordings.train.map((_, row) => Math.max(...data.train.x.subarray(row * 48_000, (row + 1) * 48_000)));
  expect(Math.min(...loudness)).toBeGreaterThan(0.05);
});
