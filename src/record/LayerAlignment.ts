/** How alike the layers of teacher and student are, once or as training went on. Plain data, numbers only. */
export interface LayerAlignment {
  /** Names of the models. */
  teacher: string;
  student: string;
  /** Number of examples that were compared, and the name of their dataset. */
  rows: number;
  data: string;
  /** "linear", or a Gaussian kernel with this fraction of the median distance. */
  kernel: 'linear' | { rbf: number };
  /**
   * In the order of computation.
   *
   * @maxItems 1000
   */
  teacherLayers: AlignedLayer[];
  /** @maxItems 1000 */
  studentLayers: AlignedLayer[];
  /** In the order of training. When a run is done, the kept weights come last, whatever their epoch. */
  maps: AlignmentAt[];
}

export interface AlignedLayer {
  /** "block/conv1", as in `layersOf`. */
  name: string;
  /** "Conv2D", "Dense", … */
  kind: string;
  /**
   * Shape of one row; null where it is only known with the data.
   *
   * @maxItems 20
   */
  shape: (number | null)[];
}

/** The student as it was at one moment. */
export interface AlignmentAt {
  /** "before", "epoch 3", "kept: epoch 2". */
  label: string;
  /** Epochs done; null outside training. */
  epoch: number | null;
  /** [teacher layer][student layer]: CKA, at most 1; null if a layer is constant or not finite. */
  values: (number | null)[][];
}
