import * as tf from '@tensorflow/tfjs';
import type { Feature } from '../../data/Dataset';
import { deriveTensor } from '../../engine/graph/deriveTensor';
import type { TableLayer } from '../columnsOf';
import { decodeColumnNames } from './encodeColumnNames';
import { encodedWidth, encodeRows } from './encodeRows';
import type { TabularEncoding } from './TabularEncoding';
import { tableLength, computeCategoryEmbeddingIndices } from './computeCategoryEmbeddingIndices';

type Initializer = NonNullable<Parameters<tf.layers.Layer['addWeight']>[3]>;

export interface TabularEncoderConfig extends TabularEncoding {
  /** The output of `encodeColumnNames`: the names of the columns, and their categories. */
  columnNames?: string;
  name?: string;
  trainable?: boolean;
  batchInputShape?: (number | null)[];
}

/**
 * The first layer of a student that takes raw rows of a table: [batch, columns], NaN where a value is missing, to
 * [batch, inputs]. The encoding is its configuration, with the names of the columns, so it is saved, loaded and cloned with the model; only the rows of its
 * embedded categories are weights.
 */
export class TabularEncoder extends tf.layers.Layer implements TableLayer {
  static className = 'TabularEncoder';
  readonly encoding: TabularEncoding;
  readonly columnNames?: string;
  /** Null if the columns have no names. */
  readonly tableFeatures: Feature[] | null;
  private table?: tf.LayerVariable;

  constructor({ columns, numbers, categories, columnNames, ...rest }: TabularEncoderConfig) {
    super({ batchInputShape: [null, columns], ...rest });
    this.encoding = { columns, numbers, categories };
    this.columnNames = columnNames;
    this.tableFeatures = decodeColumnNames(columnNames, columns);
  }

  override build(): void {
    const length = tableLength(this.encoding);
    if (length) this.table = this.addWeight('table', [length], 'float32', firstRows(this.encoding) as unknown as Initializer);
    this.built = true;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const x = Array.isArray(inputs) ? inputs[0] : inputs;
    // One pass over plain numbers takes a third of the time of the dozen operations that it replaces, and NaN meets no weight.
    const fixed = deriveTensor(x, this.fixedInputs) as tf.Tensor2D;
    const { table } = this;
    if (!table) return fixed;
    return tf.tidy(() => {
      // Where an input is no number of the table it is the 0 behind the table's end.
      const rows = tf.gather(tf.concat([table.read(), tf.zeros([1])]), deriveTensor(x, this.placesInTable) as tf.Tensor2D);
      const before = fixed.shape[1] - rows.shape[1]!;
      return tf.add(
        fixed,
        tf.pad(rows, [
          [0, 0],
          [before, 0]
        ])
      );
    });
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    const [batch] = (Array.isArray(inputShape[0]) ? inputShape[0] : inputShape) as tf.Shape;
    return [batch, encodedWidth(this.encoding)];
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { encoding, columnNames } = this;
    const config = { ...super.getConfig(), ...(encoding as unknown as tf.serialization.ConfigDict) };
    return columnNames === undefined ? config : { ...config, columnNames };
  }

  private readonly fixedInputs = (x: tf.Tensor): tf.Tensor => {
    const values = encodeRows(this.encoding, x.dataSync());
    return tf.tensor2d(values, [x.shape[0] as number, encodedWidth(this.encoding)]);
  };

  /** [batch, inputs of the categories]. */
  private readonly placesInTable = (x: tf.Tensor): tf.Tensor => {
    const { columns, categories } = this.encoding;
    const width = encodedWidth({ columns, numbers: [], categories });
    return tf.tensor2d(computeCategoryEmbeddingIndices(this.encoding, x.dataSync()), [x.shape[0] as number, width], 'int32');
  };
}

// A model is read back by the names of its layers.
tf.serialization.registerClass(TabularEncoder);

/** Uniform rows of about the length 1; zeros for the missing or unknown category, which may never be trained. */
function firstRows({ categories }: TabularEncoding): { apply(): tf.Tensor1D } {
  const apply = () => {
    const values: number[] = [];
    for (const { size, dimension } of categories) {
      const limit = Math.sqrt(3 / Math.max(1, dimension));
      for (let i = 0; i < size * dimension; i++) values.push(limit * (2 * Math.random() - 1));
      for (let i = 0; i < dimension; i++) values.push(0);
    }
    return tf.tensor1d(values);
  };
  return { apply };
}
