import { showThroughHost } from './showThroughHost';

export * from 'tslab';
export { versions } from './versions';

// This is loaded only when a cell imports tslab, which takes a while.
showThroughHost();
