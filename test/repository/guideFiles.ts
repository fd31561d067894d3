import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { makeWavFile } from '../data/audio/makeWavFile';
import { minimalReport } from '../deploy/minimalReport';
import { mulberry32 } from '../mulberry32';
import { exampleRecord } from '../views/exampleRecord';

/** What the reader of a guide has: a table of loans, reviews, a folder of pictures by class, one of pictures without labels, one of pictures with texts, one of sounds, models of other frameworks, and a report. */
export async function guideFiles(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'loans.csv'), loans());
  writeFileSync(join(folder, 'reviews.csv'), reviews());
  writeFileSync(join(folder, 'quickstart.html'), minimalReport([exampleRecord({ epochs: 3 })]));
  for (const [kind, name] of ['scratches', 'patches', 'pits'].entries()) {
    await pictures(join(folder, 'surfaces', name), kind, 30);
    await pictures(join(folder, 'line-b'), kind, 10);
  }
  await captioned(join(folder, 'photographs'));
  modelFiles(folder);
  writeFileSync(join(folder, 'trial.ts'), trialOfGuide());
  for (let actor = 11; actor <= 22; actor++) sounds(join(folder, 'speech', `Actor_${actor}`), actor);
}

/** Models of other frameworks, as test/reference/teachers makes them. */
export function modelFiles(folder: string): void {
  const source = join(__dirname, '../reference/teachers');
  for (const [name, as] of Object.entries({
    anySize: 'surfaces',
    transformer: 'transformer',
    boosting: 'boosting',
    convolution: 'convolution'
  }))
    copyFileSync(join(source, 'onnx', `${name}.onnx`), join(folder, `${as}.onnx`));
  cpSync(join(source, 'graphModel'), join(folder, 'images'), { recursive: true });
}

/** The file that the guide to sweeps shows. */
function trialOfGuide(): string {
  const guide = readFileSync(join(__dirname, '../../docs/guides/sweeps.md'), 'utf8');
  return /^```typescript\n([^]*?)\n```$/m.exec(guide)![1];
}

/** Tones, the higher the later the emotion in the list of RAVDESS. */
function sounds(folder: string, actor: number): void {
  mkdirSync(folder, { recursive: true });
  const random = mulberry32(actor);
  for (const emotion of [1, 3, 4, 5])
    for (const statement of [1, 2])
      for (const repetition of [1, 2]) {
        const hz = 100 + 100 * emotion + 40 * random();
        const samples = Array.from({ length: 6000 }, (_, i) => 0.4 * Math.sin((2 * Math.PI * hz * i) / 8000) + 0.01 * random());
        const name = `03-01-0${emotion}-01-0${statement}-0${repetition}-${actor}.wav`;
        writeFileSync(join(folder, name), makeWavFile({ samples }));
      }
}

function loans(): string {
  const random = mulberry32(1);
  const rows = Array.from({ length: 400 }, (_, i) => {
    const [age, income, months] = [20 + 45 * random(), 1500 + 4000 * random(), 6 + 54 * random()].map(Math.round);
    const job = ['nurse', 'clerk', 'driver', ''][Math.floor(4 * random())];
    const risk = months / 60 - income / 5500 + (job === 'driver' ? 0.3 : 0) + 0.5 * random();
    return [1000 + i, age, income, months, job, risk > 0.4 ? 'bad' : 'good'].join(',');
  });
  return ['id,age,income,months,job,status', ...rows].join('\n') + '\n';
}

function reviews(): string {
  const random = mulberry32(2);
  const pick = (list: string[]) => list[Math.floor(list.length * random())];
  const rows = Array.from({ length: 120 }, (_, i) => {
    const words = i % 2 ? ['lovely', 'great', 'funny'] : ['dull', 'awful', 'slow'];
    const text = `A ${pick(words)} film with ${pick(words)} ${pick(['actors', 'music', 'jokes'])} and ${pick(['a dog', 'two cats', 'no end'])} no ${i}`;
    return `${text},${i % 2 ? 'good' : 'bad'}`;
  });
  return ['text,verdict', ...rows].join('\n') + '\n';
}

/** Grey squares of 16 x 16 with noise and a line, a bright corner or dark dots. */
async function pictures(folder: string, kind: number, count: number): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const random = mulberry32(kind + count);
  for (let i = 0; i < count; i++) {
    const at = Math.floor(3 + 10 * random());
    const marked = [
      (x: number) => x === at,
      (x: number, y: number) => x + y < at,
      (x: number, y: number) => (3 * x + y) % 7 === 0
    ];
    const pixels = Buffer.alloc(256, 0).map((_, p) => 90 + 50 * random() + (marked[kind](p % 16, p >> 4) ? 90 : 0));
    const raw = { width: 16, height: 16, channels: 1 as const };
    await sharp(Buffer.from(pixels), { raw })
      .png()
      .toFile(join(folder, `${kind}-${i}.png`));
  }
}

/** Squares and stripes of 16 x 16 in three colours, with a table of what they show. */
async function captioned(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const random = mulberry32(7);
  const lines = ['file,text'];
  for (let i = 0; i < 90; i++) {
    const [colour, at] = [i % 3, 2 + (Math.floor(i / 3) % 10)];
    const isStripe = Math.floor(i / 30) === 1;
    const marked = (x: number, y: number) => (isStripe ? Math.abs(y - at) < 2 : Math.abs(y - at) < 3 && Math.abs(x - at) < 3);
    const pixels = Buffer.from(
      Array.from({ length: 768 }, (_, p) => {
        const place = Math.floor(p / 3);
        return 255 - 20 * random() - (marked(place % 16, place >> 4) && p % 3 !== colour ? 200 : 0);
      })
    );
    await sharp(pixels, { raw: { width: 16, height: 16, channels: 3 } })
      .png()
      .toFile(join(folder, `${i}.png`));
    lines.push(`${i}.png,a ${['red', 'green', 'blue'][colour]} ${isStripe ? 'stripe' : 'square'} at line ${at}`);
  }
  writeFileSync(join(folder, 'captions.csv'), `${lines.join('\n')}\n`);
}
