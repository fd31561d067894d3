import { showThemselves } from './showThemselves';

// Once, when the toolkit is loaded.
showThemselves();

export { tensorImages } from './tensorImages';
export type { TensorImages, TensorImagesOptions } from './tensorImages';
