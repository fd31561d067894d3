// These act when they are loaded, so they are loaded with the toolkit. All else is loaded when a name of it is first used (`scripts/setup/deferToolkit.mjs`).

// How a tensor shows itself, and what the panel of runs asks.
import './inspect/tensors';
import './train/control/publishRun';

// Each layer and constraint that a saved model may name.
import './compress/int8/quantizedLayers';
import './compress/prune/maskedLayers';
import './models/MultiHeadSelfAttention';
import './models/centralSlices';
import './models/channelShuffle';
import './models/channels';
import './models/classToken';
import './models/embeddingBag';
import './models/firstToken';
import './models/graph/NuclearNorm';
import './models/graph/complEx';
import './models/graph/distMult';
import './models/graph/rotatE';
import './models/graph/transE';
import './models/logMel';
import './models/paddingMask';
import './models/positionEmbedding';
import './models/selectColumns';
import './models/students/SoftTreeLayer';
import './models/students/TabularEncoder';
import './models/targetUnits';
import './models/tokenEmbedding';
import './models/tokenMean';
import './models/tokenNormalization';
import './models/unitLength';
