/** How the steps of a training were executed. */
export interface StepsRun {
  /** Steps that TensorFlow executed as graphs. */
  graphs: number;
  /**
   * Steps that ran operation by operation. The first few of each shape of a batch always do, and some later ones, to see whether they still do
   * the same.
   */
  operations: number;
  /** Why steps ran so that could have been graphs. Absent if nothing stood in the way. */
  eager?: string;
}
