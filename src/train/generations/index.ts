export { bornAgain, type BornAgain } from './bornAgain';
export type { BornAgainOptions } from './BornAgainOptions';
