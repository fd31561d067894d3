import { installDisplays } from './installDisplays';

// Once, when the toolkit is loaded.
installDisplays();

export { tensorImages } from './tensorImages';
export type { TensorImages, TensorImagesOptions } from './tensorImages';
