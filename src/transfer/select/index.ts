export { herding, type HerdingOptions } from './herding';
export { kCentre, type KCentreOptions } from './kCentre';
export { largestEntropy } from './largestEntropy';
export { smallestMargin } from './smallestMargin';
export { type Spread, type UncertaintyOptions } from './selectMostUncertain';
