export { twoTowers, type TwoTowersOptions } from './twoTowers';
export { zeroShotClassifier, type ZeroShotClassifierOptions } from './zeroShotClassifier';
