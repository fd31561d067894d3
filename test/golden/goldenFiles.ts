import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type * as kd from '../../src/index';
// @ts-expect-error plain JavaScript, shared with makeGolden.mjs
import * as viewModule from './goldenView.mjs';
// @ts-expect-error plain JavaScript, shared with makeGolden.mjs
import * as machineModule from './machineFingerprint.mjs';
// @ts-expect-error plain JavaScript, shared with makeGolden.mjs
import * as runsModule from './goldenRuns.mjs';
// @ts-expect-error plain JavaScript, which makes intendedChanges.json too
import * as changesModule from './intendedChanges.mjs';
// @ts-expect-error plain JavaScript, shared with makeGolden.mjs
import * as viewsModule from './goldenViews.mjs';

type Toolkit = typeof kd;

/** What is kept of a view: itself, its line of text, and the checksums of its HTML and of its picture. */
export interface GoldenView {
  name: string;
  view: kd.View;
  text: string;
  html: string;
  svg: string;
}

export interface Measures {
  twoClasses: { record: kd.RunRecord; confusion: kd.ConfusionView };
  sweep: kd.LabelSweep;
}

/** The processor and the library that a computation was done by. */
export interface Machine {
  processor: string;
  cores: number;
  device: unknown;
}

interface Drawers {
  bundle(view: kd.View): kd.MimeBundle;
  picture(view: kd.View): { svg: string } | undefined;
}

export const { sha256, goldenView: drawn } = viewModule as {
  sha256(text: string): string;
  goldenView(name: string, view: kd.View, drawers: Drawers): GoldenView;
};
export const { machineFingerprint } = machineModule as { machineFingerprint(toolkit: Toolkit): Machine };
export const { changed, changedIn, redrawn, unstamped } = changesModule as {
  changed: string[];
  redrawn: string[];
  unstamped(value: unknown): unknown;
  changedIn(value: unknown): { [place: string]: unknown };
};
export const { goldenRuns: runs, measures } = runsModule as {
  goldenRuns: { [name: string]: (toolkit: Toolkit) => Promise<kd.RunRecord> };
  measures: { [Name in keyof Measures]: (toolkit: Toolkit) => Promise<Measures[Name]> };
};
export const { viewsOfRun, viewsOfMeasures, hasParts } = viewsModule as {
  viewsOfRun(toolkit: Toolkit, record: kd.RunRecord, withParts: boolean): [name: string, view: kd.View][];
  viewsOfMeasures(toolkit: Toolkit, measured: Measures): [name: string, view: kd.View][];
  hasParts(name: string): boolean;
};

export const recordNames = namesIn('records');
export const viewNames = namesIn('views');

/** The path of a kept file. */
export const pathOf = (file: string) => join(__dirname, file);

/** A kept JSON file. */
export function goldenFiles<T>(file: string): T {
  return JSON.parse(readFileSync(pathOf(file), 'utf8')) as T;
}

/** A kept text that is too large to be kept as it is. */
export function unpacked(file: string): string {
  return brotliDecompressSync(readFileSync(pathOf(`${file}.br`))).toString();
}

function namesIn(folder: string): string[] {
  return readdirSync(join(__dirname, folder)).map((file) => file.replace(/\.json$/, ''));
}
