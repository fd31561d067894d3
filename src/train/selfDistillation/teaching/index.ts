export { atRandom } from './atRandom';
export { byGain } from './byGain';
export { fixed } from './fixed';
export { nobody } from './nobody';
