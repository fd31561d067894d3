import type { LayerTranslation } from '../graph/LayerTranslation';
import { activation, elu, leakyRelu, relu, softmax, thresholdedRelu } from './activations';
import { centralSlices, channels, channelShuffle } from './channels';
import {
  convolution,
  depthwiseConvolution,
  int8Convolution,
  int8DepthwiseConvolution,
  separableConvolution
} from './convolution';
import { dense, int8Dense } from './dense';
import { embeddingBag } from './embeddingBag';
import { trainingOnlyLayer } from './trainingOnlyLayer';
import { complEx, distMult, rotatE, transE } from './linkScores';
import { logMel } from './logMel';
import { add, average, concatenate, dot, maximum, minimum, multiply } from './merging';
import { multiHeadAttention } from './multiHeadAttention';
import { batchNormalization, layerNormalization } from './normalization';
import { globalMaximumPooling, globalMeanPooling, maximumPooling, meanPooling } from './pooling';
import { gru, lstm, simpleRnn } from './recurrent';
import { targetUnits, unitLength } from './scaling';
import { selectColumns } from './selectColumns';
import { flatten, permute, repeatVector, reshape } from './shapes';
import { softTree } from './softTree';
import { tabularEncoder } from './tabularEncoder';
import { classToken, embedding, firstToken, paddingMask, positionEmbedding, tokenMean } from './tokens';
import { zeroPadding } from './zeroPadding';

/** How each layer becomes operators of ONNX, by the name of its class. */
export const layerTranslations: ReadonlyMap<string, LayerTranslation> = new Map(
  Object.entries({
    // Layers of tfjs.
    InputLayer: trainingOnlyLayer,
    ...{
      Dropout: trainingOnlyLayer,
      SpatialDropout1D: trainingOnlyLayer,
      GaussianNoise: trainingOnlyLayer,
      GaussianDropout: trainingOnlyLayer,
      AlphaDropout: trainingOnlyLayer
    },
    ...{ Activation: activation, ReLU: relu, LeakyReLU: leakyRelu, ELU: elu, ThresholdedReLU: thresholdedRelu, Softmax: softmax },
    ...{ Dense: dense, Embedding: embedding },
    ...{ Conv1D: convolution, Conv2D: convolution, Conv3D: convolution },
    ...{ DepthwiseConv2D: depthwiseConvolution, SeparableConv2D: separableConvolution, ZeroPadding2D: zeroPadding },
    ...{ MaxPooling1D: maximumPooling, MaxPooling2D: maximumPooling, MaxPooling3D: maximumPooling },
    ...{ AveragePooling1D: meanPooling, AveragePooling2D: meanPooling, AveragePooling3D: meanPooling },
    ...{ GlobalAveragePooling1D: globalMeanPooling, GlobalAveragePooling2D: globalMeanPooling },
    ...{ GlobalMaxPooling1D: globalMaximumPooling, GlobalMaxPooling2D: globalMaximumPooling },
    ...{ BatchNormalization: batchNormalization, LayerNormalization: layerNormalization },
    ...{ Add: add, Average: average, Maximum: maximum, Minimum: minimum, Multiply: multiply, Concatenate: concatenate, Dot: dot },
    ...{ Flatten: flatten, Reshape: reshape, Permute: permute, RepeatVector: repeatVector },
    ...{ LSTM: lstm, GRU: gru, SimpleRNN: simpleRnn },
    // Ours.
    ...{ Columns: selectColumns, Channels: channels, ChannelShuffle: channelShuffle, CentralSlices: centralSlices },
    ...{ TokenEmbedding: embedding, ClassToken: classToken, FirstToken: firstToken, PositionEmbedding: positionEmbedding },
    ...{ PaddingMask: paddingMask, TokenMean: tokenMean, TokenNormalization: layerNormalization },
    ...{ MultiHeadSelfAttention: multiHeadAttention, UnitLength: unitLength, TargetUnits: targetUnits },
    ...{ EmbeddingBag: embeddingBag, LogMel: logMel, TabularEncoder: tabularEncoder, SoftTree: softTree },
    // Those of kd.quantized.
    ...{ QuantizedDense: int8Dense, QuantizedConv1D: int8Convolution, QuantizedConv2D: int8Convolution },
    QuantizedDepthwiseConv2D: int8DepthwiseConvolution,
    ...{ ComplExScores: complEx, DistMultScores: distMult, RotatEScores: rotatE, TransEScores: transE }
  } satisfies { [className: string]: LayerTranslation })
);
