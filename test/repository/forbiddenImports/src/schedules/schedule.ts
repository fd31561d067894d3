import { engine } from '../engine/engine';

export const schedule = `${engine} that a schedule has no business with`;
