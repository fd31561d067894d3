export type { Display } from './Display';
export { display, newDisplay } from './showValues';
export { versions } from './versions';
