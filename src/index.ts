export { tensorImages } from './inspect/tensors';
export type { TensorImages, TensorImagesOptions } from './inspect/tensors';

export { live } from './notebook/live/live';
export { progress, type ProgressOptions } from './notebook/live/progress';

export { help } from './notebook/help/help';
export type { HelpPage, HelpParameter } from './notebook/help/HelpPage';

export { layersOf } from './models/features/layersOf';
export { withFeatures } from './models/features/withFeatures';
export type { LayerInfo } from './models/features/LayerInfo';
export type { FeaturePass, Features, Pass } from './models/features/withFeatures';
export type { TellingLayer } from './models/features/TellingLayer';

export { alignLayers, type AlignLayersOptions, type AlignmentPlan } from './train/adapters/alignLayers';
export type { AdapterPlan, AdapterStep } from './train/adapters/AdapterPlan';
export type { LayerPair, PairPlan } from './train/adapters/pairPlan';

export { alignmentMap } from './inspect/layers/alignmentMap';
export { cka } from './inspect/layers/cka';
export type { AlignmentMapOptions } from './inspect/layers/alignmentMap';
export type { CkaOptions } from './inspect/layers/cka';

export { attentionTransfer } from './losses/attentionTransfer';
export { contrastive } from './losses/contrastive';
export { coral } from './losses/coral';
export { correlation } from './losses/correlation';
export { crossEntropy } from './losses/crossEntropy';
export { decoupled } from './losses/decoupled';
export { hint } from './losses/hint';
export { logitMatching } from './losses/logitMatching';
export { mmd } from './losses/mmd';
export { relational } from './losses/relational';
export { selfAttention } from './losses/selfAttention';
export { similarity } from './losses/similarity';
export { softTargets } from './losses/softTargets';
export { standardized } from './losses/standardized';
export type { CoralOptions } from './losses/coral';
export type { MmdOptions } from './losses/mmd';
export type { DomainLoss } from './losses/DomainLoss';
export type { Alignment, FeatureLoss, Loss, LossInputs } from './losses/Loss';

export { adaptiveTemperature } from './schedules/adaptiveTemperature';
export { constant } from './schedules/constant';
export { cosine } from './schedules/cosine';
export { linear } from './schedules/linear';
export { step } from './schedules/step';
export type { Moment, Schedule } from './schedules/Schedule';

export { batches } from './data/batches';
export { dataset } from './data/Dataset';
export { mnist } from './data/mnist';
export { seeded } from './data/seeded';
export { split } from './data/split';
export { takeRows } from './data/takeRows';
export { unlabelled } from './data/unlabelled';
export type { Dataset, Feature, Source, Splits } from './data/Dataset';
export type { Matrix } from './data/Matrix';

export * as data from './data/sources';
export type { CardTransactions, CardTransactionsOptions, CreditCardFraud, CreditCardFraudOptions } from './data/sources';
export type { ImageFolder, ImageFolderOptions, ImageSetOptions, PartFiles, UnlabelledImages } from './data/sources';
export type { MvtecAd, MvtecAdOptions, NeuDet, NeuDetOptions, PartMasks, Severstal, SeverstalOptions } from './data/sources';
export type { MedMnist, MedMnistOptions, NoduleTruth, NoduleVolumes, NoduleVolumesOptions } from './data/sources';
export type { Extent, FullSteelLine, SteelDefect, SteelLine, SteelShares } from './data/sources';
export type { SteelSurfaces, SteelSurfacesOptions, SteelTruth, ThroughCameraOptions } from './data/sources';

export * as select from './transfer/select';
export { boundarySamples } from './transfer/select/boundarySamples';
export { mixup } from './transfer/select/mixup';
export type { BoundaryOptions } from './transfer/select/boundarySamples';
export type { MixupOptions } from './transfer/select/mixup';

export { imageGenerator } from './transfer/generate/imageGenerator';
export { tableGenerator } from './transfer/generate/tableGenerator';
export type { TableGenerator } from './transfer/generate/tableGenerator';
export type { TableGeneratorOptions } from './transfer/generate/tableGeneratorOptions';
export type { Generator, SampleOptions } from './transfer/generate/Generator';
export type { GeneratorProgress, ImageGeneratorOptions } from './transfer/generate/imageGenerator';

export { copiedRows } from './transfer/judge/copiedRows';
export { embeddings } from './transfer/judge/embeddings';
export { faithfulness } from './transfer/judge/faithfulness';
export { screen } from './transfer/judge/screen';
export { synthetic } from './transfer/judge/synthetic';
export type { CopiedRowsOptions } from './transfer/judge/copiedRows';
export type { EmbeddingsOptions } from './transfer/judge/embeddings';
export type { FaithfulnessOptions } from './transfer/judge/faithfulness';
export type { RowGenerator } from './transfer/judge/RowGenerator';
export type { ScreenInput } from './transfer/judge/screen';
export type { ScreenOptions } from './transfer/judge/screenOptions';
export type { SyntheticOptions, SyntheticSet } from './transfer/judge/synthetic';

export { classWeights } from './data/tables/classWeights';
export { leakCheck } from './data/tables/leaks/leakCheck';
export { readCsv, type ReadCsvOptions } from './data/tables/csv/readCsv';
export { readParquet } from './data/tables/parquet/readParquet';
export type { ReadParquetOptions } from './data/tables/parquet/readParquet';
export { robustScale, type RobustScaler } from './data/tables/robustScale';
export { splitByTime } from './data/tables/splitByTime';
export type { SplitByTimeOptions } from './data/tables/splitByTime';
export { tabular } from './data/tables/tabular';
export type { TabularDataset, TabularOptions } from './data/tables/tabular';
export type { Column, Table } from './data/tables/columns/Table';

export { xgboost } from './teachers/xgboost/xgboost';
export type { Importance } from './teachers/xgboost/teacher/importancesOf';
export type { LoadXgboostOptions } from './teachers/xgboost/loadXgboost';
export type { RowPredictor } from './teachers/xgboost/teacher/rowPredictor';
export type { XgboostHistory, XgboostOptions, XgboostProgress } from './teachers/xgboost/options/XgboostOptions';
export type { AskOptions, XgboostTeacher } from './teachers/xgboost/teacher/XgboostTeacher';

export { softDecisionTree } from './models/students/softDecisionTree';
export type { SoftDecisionTreeOptions } from './models/students/softDecisionTree';
export { tabularStudent } from './models/students/tabularStudent';

export * as layers from './models/layers';
export * as models from './models';

export { functionTeacher } from './teachers/functionTeacher';
export { label } from './teachers/label';
export { modelTeacher } from './teachers/modelTeacher';
export type { LogitsFunction } from './teachers/functionTeacher';
export type { Teacher } from './teachers/Teacher';

export { adam } from './train/optimizers/adam';
export { adaptBatchNorm } from './train/adaptBatchNorm';
export type { AdaptBatchNormOptions } from './train/AdaptBatchNormOptions';
export { compare } from './assess/compare';
export type { RunAlignment } from './train/RunAlignment';
export { confusion, type ConfusionInputs } from './assess/confusion';
export { delong } from './assess/delong';
export { activationMaps } from './inspect/images/activationMaps';
export type { ActivationMaps, ActivationMapsOptions, ModelMaps, ModelOrPair } from './inspect/images/activationMaps';
export { distill } from './train/distill';
export { distillDataFree } from './train/distillDataFree';
export type { DistillDataFreeOptions } from './train/DistillDataFreeOptions';
export type { GeneratorTerms } from './train/dataFree/GeneratorTerms';
export { distillLeaves, type LeafDistillation } from './train/distillLeaves';
export type { DistillLeavesOptions } from './train/DistillLeavesOptions';
export { images, type Images, type ImagesOptions } from './inspect/images/images';
export { labelSweep } from './train/labelSweep/labelSweep';
export type { LabelSweepOptions } from './train/labelSweep/LabelSweepOptions';
export { nonInferiority } from './assess/nonInferiority';
export type { NonInferiority, NonInferiorityOptions } from './assess/nonInferiority';
export { operatingPoints } from './assess/operatingPoints';
export { reliability } from './assess/reliability';
export { rocPr } from './assess/rocPr';
export { sgd } from './train/optimizers/sgd';
export { softLabelsOf } from './assess/softLabelsOf';
export { stages } from './train/stages';
export type { Stage } from './train/Stage';
export { subgroups } from './assess/subgroups';
export { study } from './train/study';
export { train } from './train/train';
export { runControl, type RunControl } from './train/control/runControl';
export type { Change } from './train/control/steering';
export type { DistillOptions } from './train/DistillOptions';
export type { BestBy, TrainOptions } from './train/TrainOptions';
export type { Optimizer } from './train/optimizers/Optimizer';
export type { Term, Terms } from './train/Term';
export type { TransferDomain, TransferSet } from './train/TransferSet';
export type { Study } from './train/study';
export type { StudyOptions } from './train/StudyOptions';
export type { Comm, Comms, Host } from './notebook/Host';

export { accuracy } from './metrics/accuracy';
export { agreement } from './metrics/agreement';
export { averagePrecision } from './metrics/averagePrecision';
export { bestThreshold } from './metrics/bestThreshold';
export { brier } from './metrics/brier';
export type { Predicted } from './metrics/confusionMatrix';
export { confusionAt } from './metrics/confusionAt';
export type { ConfusionAt } from './metrics/confusionAt';
export { comparisonFindings } from './assess/comparisonFindings';
export type { Costs } from './metrics/Costs';
export type { Delong, DelongInputs } from './assess/delongOf';
export { disagreements } from './assess/disagreements';
export type { Disagreement, DisagreementsOptions } from './assess/disagreements';
export { expectedCalibrationError } from './metrics/expectedCalibrationError';
export { expectedCost } from './metrics/expectedCost';
export { f1At } from './metrics/f1At';
export { leastCostThreshold } from './metrics/leastCostThreshold';
export * as metrics from './metrics/asMetric';
export type { Metric, MetricInputs } from './metrics/Metric';
export { negativeLogLikelihood } from './metrics/negativeLogLikelihood';
export type { OperatingPoint, OperatingPoints, OperatingPointsInputs } from './assess/operatingPointsOf';
export { precisionAtBudget } from './metrics/precisionAtBudget';
export { precisionRecallCurve, type PrecisionRecallCurve } from './metrics/precisionRecallCurve';
export { precisionRecallF1 } from './metrics/precisionRecallF1';
export { predict } from './metrics/predict';
export { recallAtFalsePositives } from './metrics/recallAtFalsePositives';
export type { ReliabilityInputs } from './assess/reliabilityOf';
export { rocAuc } from './metrics/rocAuc';
export type { RocPrInputs } from './assess/rocPrOf';
export { rocCurve, type RocCurve } from './metrics/rocCurve';
export { scores as score } from './metrics/scores';
export { sensitivityAtSpecificity } from './metrics/sensitivityAtSpecificity';
export { specificityAtSensitivity } from './metrics/specificityAtSensitivity';
export type { Subgroup, Subgroups, SubgroupsInputs } from './assess/subgroupsOf';
export { thresholdAtSensitivity } from './metrics/thresholdAtSensitivity';
export { thresholdAtSpecificity } from './metrics/thresholdAtSpecificity';

export { compile } from './deploy/compile';
export type { CompiledStudent } from './deploy/compile';
export { latency } from './deploy/latency';
export type { CallTimes, Latency, LatencyModel, LatencyOptions, LatencyRatio } from './deploy/latency';
export type { Machine } from './deploy/latency/machineOf';
export { loadModel } from './deploy/loadModel';
export { loadRecord } from './deploy/loadRecord';
export { readReport, type Report } from './deploy/readReport';
export { readTree } from './deploy/readTree';
export type { ReadTreeOptions } from './deploy/readTree';
export type { FeatureReading, LeafReading, SplitReading, TreeReading } from './deploy/readTree/TreeReading';
export { saveModel } from './deploy/saveModel';
export { saveRecord } from './deploy/saveRecord';

export { fold } from './record/fold';
export type * from './record/RunEvent';
export type * from './record/RunRecord';
export type * from './record/Comparison';
export type * from './record/LabelSweep';
export type * from './record/SyntheticReport';
export type { TransferInfo } from './record/TransferInfo';
export type * from './record/Reliability';
export type * from './record/RocPr';
export type { AlignedLayer, AlignmentAt, LayerAlignment } from './record/LayerAlignment';

export { alignmentMaps } from './views/alignmentMap/alignmentMaps';
export { claims } from './views/claims/claims';
export { comparison } from './views/comparison/comparison';
export { findingsView } from './views/findings/findingsView';
export { labelSweepView } from './views/labelSweep/labelSweepView';
export { latencyView } from './views/latency/latencyView';
export { lossCurves } from './views/lossCurves/lossCurves';
export { reliabilityView } from './views/reliability/reliabilityView';
export { rocPrView } from './views/rocPr/rocPrView';
export { runView } from './views/run/runView';
export { scores } from './views/scores/scores';
export { softLabels } from './views/softLabels/softLabels';
export { syntheticData } from './views/syntheticData/syntheticData';
export type * from './views/View';
export type { MimeBundle } from './views/bundle/MimeBundle';

export { version } from './version';

// Last: while the files above are loaded, a thread of the kernel's loads TensorFlow's library.
export { device } from './engine/device';
export { tf } from './engine/tf';
