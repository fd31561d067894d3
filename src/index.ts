export * from './loadedAtOnce';
export { tensorImages, type TensorImages, type TensorImagesOptions } from './inspect/tensors';
export { live } from './notebook/live/live';
export { progress, type ProgressOptions } from './notebook/live/progress';
export { help } from './notebook/help/help';
export type { HelpPage, HelpParameter } from './notebook/help/HelpPage';

export { batchNormMargins } from './models/features/batchNormMargins';
export { layersOf } from './models/features/layersOf';
export { withFeatures, type FeaturePass, type Features, type Pass } from './models/features/withFeatures';
export type { LayerInfo } from './models/features/LayerInfo';
export type { TellingLayer } from './models/features/TellingLayer';

export { alignmentMap, type AlignmentMapOptions } from './inspect/layers/alignmentMap';
export { cka, type CkaOptions } from './inspect/layers/cka';

export { affinityMimicking, crossModalRelations, embeddingDistance, infoNce } from './losses/embeddings';
export { absoluteError, huber, listwise, rankDistillation, squaredError, teacherBounded } from './losses/numbers';
export { attentionTransfer, contrastive, contrastiveRepresentation, coral, correlation, crossEntropy } from './losses';
export { decoupled, factorTransfer, hint, logitMatching, mmd, neuronSelectivity, overhaul, paraphrase } from './losses';
export type * from './losses/numbers';
export { relational, review, selfAdversarial, selfAttention, similarity, softTargets, standardized } from './losses';
export { curriculumTemperature, variationalInformation } from './losses';
export type * from './losses';

export { adaptiveTemperature, constant, cosine, joined, linear, step, warmUp } from './schedules';
export type { Moment, Schedule, SchedulePart } from './schedules';

export { batches } from './data/order/batches';
export { datasetOnDisk } from './data/rows/datasetOnDisk';
export type { DatasetOnDiskOptions } from './data/rows/DatasetOnDiskOptions';
export type { DatasetRow } from './data/rows/DatasetRow';
export { makeDataset as dataset } from './data/makeDataset';
export { mnist } from './data/mnist';
export { withSeededRandom as seeded } from './data/withSeededRandom';
export { split } from './data/split';
export * from './data/clients';
export { takeRows } from './data/takeRows';
export { byteNgrams, tokenizer } from './data/text';
export type * from './data/text';
export { unlabelled } from './data/unlabelled';
export { withClasses, type WithClassesOptions } from './data/withClasses';
export type { AnyDataset, Dataset, DatasetOnDisk, Feature, PartsOf, Source, Splits, Targets } from './data/Dataset';
export type { RowsOnDisk } from './data/disk/RowsOnDisk';
export type { KnownLabels } from './data/KnownLabels';
export type { Matrix } from './data/Matrix';

export * as audio from './data/audio';
export type { FixedLengthOptions, LogMel, LogMelOptions, ReadWavOptions, ResampleOptions } from './data/audio';
export type { Sound, SoundRowOptions, TrimSilenceOptions, Wav } from './data/audio';

export * as augment from './data/augment';
export { augmentRows, type AugmentedRows, type AugmentRowsOptions } from './data/augment/augmentRows';
export type { Augmentation, Mix, RowChange } from './data/augment/Augmentation';

export * as data from './data/sources';
export type { CaptionedPictures, CardTransactions, CardTransactionsOptions, CreditCardFraud } from './data/sources';
export type { EmotionalSpeech, EmotionalSpeechOptions, PartRecordings, Prosody, Ravdess, RavdessEmotion } from './data/sources';
export type { CaptionedPicturesOptions, RavdessOptions, Recording, SpokenEmotion, SpokenSentence } from './data/sources';
export type { Cifar, CifarOptions, CreditCardFraudOptions, IdxFolder, IdxFolderOptions, PartSizes } from './data/sources';
export type { ImageFolder, ImageFolderOptions, ImageSetOptions, PartFiles, UnlabelledImages } from './data/sources';
export type { MvtecAd, MvtecAdOptions, NeuDet, NeuDetOptions, PartMasks, Severstal, SeverstalOptions } from './data/sources';
export type { ClipArtOptions, MedMnist, MedMnistOptions, NoduleTruth, NoduleVolumes, NoduleVolumesOptions } from './data/sources';
export type { Emoji, EmojiOfParts, EmojiOptions, Shop, ShopOptions, ShopPolicy, ShopTruth } from './data/sources';
export type { DrivingScene, DrivingScenes, DrivingScenesOptions, PlacedUser, RoadUser } from './data/sources';
export type { EmojiPictures, EmojiStyle, Extent, FullSteelLine, SteelDefect, SteelLine, SteelShares } from './data/sources';
export type { PartCaptions, SteelSurfaces, SteelSurfacesOptions, SteelTruth, ThroughCameraOptions } from './data/sources';
export type { Snippet, SnippetsOptions, TextFile, TextFiles, TextFilesOptions } from './data/sources';

export * as ratings from './data/ratings';
export type { BaselineScores, ItemNeighboursOptions, PlacedRows, PopularityOptions } from './data/ratings';
export type { RatingDataset, RatingItems, RatingPartName, RatingParts, RatingRows, RatingRowsOptions } from './data/ratings';
export type { Ratings, RatingUsers, ReadRatingsOptions, SplitRatingsOptions } from './data/ratings';
export * as graph from './graph';
export type { FilteredRanksInputs, Graph, LinkDataset, Links, LinksOptions, NamedTriple, PartOfSpeech } from './graph';
export type { RankEstimate, RankLinksOptions, RankSummary, SummarizeRanksOptions, TripleSources } from './graph';
export type { TriplesOptions, WordNetOptions, WordNetRelation } from './graph';

export * as select from './transfer/select';
export { boundarySamples, type BoundaryOptions } from './transfer/select/boundarySamples';
export { mixup, type MixupOptions } from './transfer/select/mixup';
export { munge, type MungeOptions } from './transfer/select/munge';

export { imageGenerator } from './transfer/generate/images/imageGenerator';
export { tableGenerator, type TableGenerator } from './transfer/generate/tables/tableGenerator';
export type { TableGeneratorOptions } from './transfer/generate/tables/checkTableGenerator';
export type { Generator, SampleOptions } from './transfer/generate/Generator';
export type { ImageGeneratorOptions } from './transfer/generate/images/ImageGeneratorOptions';
export type { GeneratorProgress } from './transfer/generate/GeneratorProgress';

export { copiedRows, type CopiedRowsOptions } from './transfer/judge/copiedRows';
export { embeddings, type EmbeddingsOptions } from './transfer/judge/embeddings';
export { faithfulness, type FaithfulnessOptions } from './transfer/judge/faithfulness';
export { screen, type ScreenInput } from './transfer/judge/screen';
export { prepareSynthetic as synthetic, type SyntheticOptions, type SyntheticSet } from './transfer/judge/prepareSynthetic';
export type { RowGenerator } from './transfer/judge/RowGenerator';
export type { ScreenOptions } from './transfer/judge/checkScreenOptions';

export { classWeights } from './data/tables/classWeights';
export { leakCheck } from './assess/leaks/leakCheck';
export { readCsv } from './data/tables/csv/readCsv';
export type { ReadCsvOptions } from './data/tables/csv/ReadCsvOptions';
export { readParquet } from './data/tables/parquet/readParquet';
export type { ReadParquetOptions } from './data/tables/parquet/ReadParquetOptions';
export { robustScale, type RobustScaler } from './data/tables/robustScale';
export { splitByTime, type SplitByTimeOptions } from './data/tables/splitByTime';
export { tableFromRows as table, type TableData, type TableOptions } from './data/tables/tableFromRows';
export type { CellValue } from './data/tables/columns/columnFromValues';
export { tabular, type TabularDataset, type TabularOptions } from './data/tables/tabular';
export { tabularOnDisk, type TabularDatasetOnDisk, type TabularOnDiskOptions } from './data/tables/disk/tabularOnDisk';
export type { Column, Table } from './data/tables/columns/Table';

export { graphModel } from './teachers/graphModel/graphModel';
export { onnx } from './teachers/onnx/onnx';
export type { FileTeacher } from './teachers/fileModels/FileTeacher';
export type { FileTeacherOptions } from './teachers/fileModels/FileTeacherOptions';
export { xgboost } from './teachers/xgboost';
export type * from './teachers/xgboost';

export { columnsOf } from './models/columnsOf';
export { softDecisionTree, tabularStudent, type SoftDecisionTreeOptions } from './models/students';
export * as layers from './models/layers';
export * as models from './models/networks';

export { combinedTeacher, functionTeacher, fusedTeacher, label, modelTeacher, pairedTeacher } from './teachers';
export type * from './teachers';
export * from './teachers/folds';
export * as fusion from './teachers/fusion';
export type { LearntGateOptions, RowFusionOptions } from './teachers/fusion';
export { remote } from './teachers/remote';
export type * from './teachers/remote';

export * from './trainingIndex';
export { claim, type ClaimOptions, type Compared, type Evidence, type Speeds } from './assess/claims';
export { showNotebookConclusion as conclusion, type Conclusion } from './assess/showNotebookConclusion';
export { compare } from './assess/compare/compare';
export { confusion, type ConfusionInputs } from './assess/confusion';
export { delong, type Delong, type DelongInputs } from './assess/delong/delong';
export { activationMaps } from './inspect/images/activationMaps';
export type { ActivationMaps, ActivationMapsOptions, ModelMaps, ModelOrPair } from './inspect/images/activationMaps';
export { images, type Images, type ImagesOptions } from './inspect/images/images';
export { nonInferiority, type NonInferiority, type NonInferiorityOptions } from './assess/compare/nonInferiority';
export { offPolicy } from './assess/offPolicy/offPolicy';
export type * from './assess/offPolicy/OffPolicyInputs';
export { operatingPoints } from './assess/operatingPoints/operatingPoints';
export { reliability } from './assess/reliability/reliability';
export { rocPr } from './assess/rocPr/rocPr';
export { softLabelsOf } from './assess/softLabels/softLabelsOf';
export { subgroups, type Subgroup, type Subgroups, type SubgroupsInputs } from './assess/subgroups';
export type { Comm, Comms, Host } from './notebook/Host';

export { fromProbabilities, type ProbabilitiesLike } from './metrics/inputs/fromProbabilities';
export { accuracy } from './metrics/classification/accuracy';
export { agreement } from './metrics/classification/agreement';
export { averagePrecision } from './metrics/ranking/averagePrecision';
export { bestThreshold } from './metrics/threshold/bestThreshold';
export { brier } from './metrics/calibration/brier';
export type { Predicted } from './metrics/classification/checkedPredictions';
export { confusionAt, type ConfusionAt } from './metrics/threshold/confusionAt';
export { comparisonFindings } from './assess/findings/comparisonFindings';
export type { Costs } from './metrics/cost/Costs';
export { disagreements, type Disagreement, type DisagreementsOptions } from './assess/disagreements';
export { expectedCalibrationError } from './metrics/calibration/expectedCalibrationError';
export { expectedCost } from './metrics/cost/expectedCost';
export { f1At } from './metrics/threshold/f1At';
export { leastCostThreshold } from './metrics/cost/leastCostThreshold';
export * as metrics from './metrics';
export type { Metric, MetricInputs } from './metrics/inputs/Metric';
export { negativeLogLikelihood } from './metrics/classification/negativeLogLikelihood';
export type { OperatingPoint, OperatingPoints, OperatingPointsInputs } from './assess/operatingPoints/OperatingPointsInputs';
export { precisionAtBudget } from './metrics/ranking/precisionAtBudget';
export { precisionRecallCurve, type PrecisionRecallCurve } from './metrics/curves/precisionRecallCurve';
export { precisionRecallF1 } from './metrics/threshold/precisionRecallF1';
export { predict } from './metrics/predict';
export { recallAtFalsePositives } from './metrics/ranking/recallAtFalsePositives';
export type { ReliabilityInputs } from './assess/reliability/ReliabilityInputs';
export { rocAuc } from './metrics/ranking/rocAuc';
export type { RocPrInputs } from './assess/rocPr/RocPrInputs';
export { rocCurve, type RocCurve } from './metrics/curves/rocCurve';
export { scoreDeprecated as score } from './metrics/scoreDeprecated';
export { scoreLogits } from './metrics/scoreLogits';
export { sensitivityAtSpecificity } from './metrics/threshold/sensitivityAtSpecificity';
export { specificityAtSensitivity } from './metrics/threshold/specificityAtSensitivity';
export { thresholdAtSensitivity } from './metrics/threshold/thresholdAtSensitivity';
export { thresholdAtSpecificity } from './metrics/threshold/thresholdAtSpecificity';

export * from './compress';
export { compile, type CompiledStudent } from './deploy/compile/compile';
export { latency } from './deploy/latency/latency';
export type { CallTimes, CostRatio, Latency, LatencyModel, LatencyOptions, LatencyRatio } from './deploy/latency/LatencyOptions';
export type { Machine } from './deploy/latency/describeMachine';
export { exportOnnx, type ExportOnnxOptions, type LayerCall, type LayerTranslation, type LayerWeight } from './deploy/onnx';
export type { InputColumn, OnnxAttribute, OnnxCheck, OnnxFile, OnnxGraph, OnnxLayout, OnnxValue } from './deploy/onnx';
export { loadModel, loadRecord, readReport, saveInt8, saveModel, saveRecord, type Report } from './deploy';
export * from './deploy/readTree';

export * from './track';

export { foldEvent as fold } from './record/foldEvent';
export type * from './record';

export { federationView } from './views/federation/federationView';
export { accuracyMatrixView } from './views/accuracyMatrix/accuracyMatrixView';
export { alignmentMaps } from './views/alignmentMap/alignmentMaps';
export { claims } from './views/claims/claims';
export { comparison } from './views/comparison/comparison';
export { findingsView } from './views/findings/findingsView';
export { labelSweepView } from './views/labelSweep/labelSweepView';
export { latencyView } from './views/latency/latencyView';
export { lossCurves } from './views/lossCurves/lossCurves';
export { paretoFrontView } from './views/paretoFront/paretoFrontView';
export { reliabilityView } from './views/reliability/reliabilityView';
export { rocPrView } from './views/rocPr/rocPrView';
export { runView } from './views/run/runView';
export { scores } from './views/scores/scores';
export { softLabels } from './assess/softLabels/softLabels';
export { sweepView, type SweepViewOptions } from './views/sweep/sweepView';
export { syntheticData } from './views/syntheticData/syntheticData';
export { taskWeightsView, type StudiedTasks, type TaskWeightsViewOptions } from './views/taskWeights/taskWeightsView';
export { tradeOff, type TradeOffOptions } from './views/tradeOff/tradeOff';
export type * from './views/View';
export type { MimeBundle } from './views/bundle/MimeBundle';

export { version } from './record/version';

// Last: while the files above are loaded, a thread of the kernel's loads TensorFlow's library.
export { device } from './engine/device';
export { graphFunction, type GraphFunction } from './engine/graph/graphFunction';
export type { GraphResult } from './engine/graph/GraphResult';
export { tf } from './engine/tf';
