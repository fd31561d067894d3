/**
 * Whether the shape of what a TensorFlow operation gives depends on values, not on shapes alone. tfjs takes the shape of the recorded call for that of all: what
 * JavaScript makes of it, such as the operand of a later reshape, would be a constant of the graph.
 */
export function isShapedByValues(operation: string): boolean {
  return pattern.test(operation);
}

/** By the shape functions of TensorFlow's operations, which leave a dimension open even where all inputs are known. */
const pattern = new RegExp(
  `^(${[
    'Unique(WithCounts)?(V2)?',
    'Where',
    'NonMaxSuppression(V[2-5]|WithOverlaps)?',
    'CombinedNonMaxSuppression',
    'GenerateBoundingBoxProposals',
    'ListDiff',
    '(Dense|Sparse)To(Dense|Sparse)SetOperation',
    'DynamicPartition',
    'Sparse(FillEmptyRows|Slice|Add|Concat|Split|SparseMinimum|SparseMaximum|ReduceSumSparse|ReduceMaxSparse).*',
    'Ragged.*',
    'StringSplit(V2)?',
    'StringNGrams',
    'UnicodeDecode.*',
    'Decode(Image|Jpeg|Png|Bmp|Gif|Wav|Raw|Compressed|AndCropJpeg|PaddedRaw)'
  ].join('|')})$`
);
