export { tensorImages } from './displays';
export type { TensorImages, TensorImagesOptions } from './displays';

export { live } from './live/live';
export { progress, type ProgressOptions } from './live/progress';

export { help } from './help/help';
export type { HelpPage, HelpParameter } from './help/HelpPage';

export { layersOf } from './features/layersOf';
export { withFeatures } from './features/withFeatures';
export type { LayerInfo } from './features/LayerInfo';
export type { FeaturePass, Features, Pass } from './features/withFeatures';
export type { TellingLayer } from './features/TellingLayer';

export { alignLayers } from './adapters/alignLayers';
export type { AlignLayersOptions, AlignmentPlan } from './adapters/alignLayers';
export type { AdapterPlan, AdapterStep } from './adapters/AdapterPlan';
export type { LayerPair, PairPlan } from './adapters/pairPlan';

export { alignmentMap } from './align/alignmentMap';
export { cka } from './align/cka';
export type { AlignmentMapOptions } from './align/alignmentMap';
export type { CkaOptions } from './align/cka';

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

export * as data from './sources';
export type { CardTransactions, CardTransactionsOptions, CreditCardFraud, CreditCardFraudOptions } from './sources';
export type { ImageFolder, ImageFolderOptions, ImageSetOptions, PartFiles, UnlabelledImages } from './sources';
export type { MvtecAd, MvtecAdOptions, NeuDet, NeuDetOptions, PartMasks, Severstal, SeverstalOptions } from './sources';
export type { MedMnist, MedMnistOptions, NoduleTruth, NoduleVolumes, NoduleVolumesOptions } from './sources';
export type { Extent, FullSteelLine, SteelDefect, SteelLine, SteelShares } from './sources';
export type { SteelSurfaces, SteelSurfacesOptions, SteelTruth, ThroughCameraOptions } from './sources';

export * as select from './selection';
export { boundarySamples } from './selection/boundarySamples';
export { mixup } from './selection/mixup';
export type { BoundaryOptions } from './selection/boundarySamples';
export type { MixupOptions } from './selection/mixup';

export { imageGenerator } from './generators/imageGenerator';
export { tableGenerator } from './generators/tableGenerator';
export type { TableGenerator } from './generators/tableGenerator';
export type { TableGeneratorOptions } from './generators/tableGeneratorOptions';
export type { Generator, SampleOptions } from './generators/Generator';
export type { GeneratorProgress, ImageGeneratorOptions } from './generators/imageGenerator';

export { copiedRows } from './synthetic/copiedRows';
export { embeddings } from './synthetic/embeddings';
export { faithfulness } from './synthetic/faithfulness';
export { screen } from './synthetic/screen';
export { synthetic } from './synthetic/synthetic';
export type { CopiedRowsOptions } from './synthetic/copiedRows';
export type { EmbeddingsOptions } from './synthetic/embeddings';
export type { FaithfulnessOptions } from './synthetic/faithfulness';
export type { RowGenerator } from './synthetic/RowGenerator';
export type { ScreenInput } from './synthetic/screen';
export type { ScreenOptions } from './synthetic/screenOptions';
export type { SyntheticOptions, SyntheticSet } from './synthetic/synthetic';

export { classWeights } from './tables/classWeights';
export { leakCheck } from './tables/leakCheck';
export { readCsv, type ReadCsvOptions } from './tables/readCsv';
export { readParquet } from './tables/readParquet';
export type { ReadParquetOptions } from './tables/readParquet';
export { robustScale, type RobustScaler } from './tables/robustScale';
export { splitByTime } from './tables/splitByTime';
export type { SplitByTimeOptions } from './tables/splitByTime';
export { tabular } from './tables/tabular';
export type { TabularDataset, TabularOptions } from './tables/tabular';
export type { Column, Table } from './tables/Table';

export { xgboost } from './xgboost/xgboost';
export type { Importance } from './xgboost/importancesOf';
export type { LoadXgboostOptions } from './xgboost/loadXgboost';
export type { RowPredictor } from './xgboost/rowPredictor';
export type { XgboostHistory, XgboostOptions, XgboostProgress } from './xgboost/XgboostOptions';
export type { AskOptions, XgboostTeacher } from './xgboost/XgboostTeacher';

export { softDecisionTree } from './students/softDecisionTree';
export type { SoftDecisionTreeOptions } from './students/softDecisionTree';
export { tabularStudent } from './students/tabularStudent';

export * as layers from './models/layers';
export * as models from './models';

export { functionTeacher } from './teachers/functionTeacher';
export { label } from './teachers/label';
export { modelTeacher } from './teachers/modelTeacher';
export type { LogitsFunction } from './teachers/functionTeacher';
export type { Teacher } from './teachers/Teacher';

export { adam } from './train/adam';
export { adaptBatchNorm } from './train/adaptBatchNorm';
export type { AdaptBatchNormOptions } from './train/adaptBatchNorm';
export { compare } from './train/compare';
export type { RunAlignment } from './train/checkAlignment';
export { confusion, type ConfusionInputs } from './train/confusion';
export { delong } from './train/delong';
export { activationMaps } from './train/activationMaps';
export type { ActivationMaps, ActivationMapsOptions, ModelMaps, ModelOrPair } from './train/activationMaps';
export { distill } from './train/distill';
export { distillDataFree } from './train/distillDataFree';
export type { DistillDataFreeOptions } from './train/distillDataFree';
export type { GeneratorTerms } from './train/dataFree/GeneratorTerms';
export { distillLeaves, type DistillLeavesOptions, type LeafDistillation } from './train/distillLeaves';
export { images, type Images, type ImagesOptions } from './train/images';
export { labelSweep } from './train/labelSweep';
export type { LabelSweepOptions } from './train/labelSweep';
export { nonInferiority } from './train/nonInferiority';
export type { NonInferiority, NonInferiorityOptions } from './train/nonInferiority';
export { operatingPoints } from './train/operatingPoints';
export { reliability } from './train/reliability';
export { rocPr } from './train/rocPr';
export { sgd } from './train/sgd';
export { softLabelsOf } from './train/softLabelsOf';
export { stages } from './train/stages';
export type { Stage } from './train/stages';
export { subgroups } from './train/subgroups';
export { study } from './train/study';
export { train } from './train/train';
export { runControl } from './train/control/runControl';
export type { RunControl } from './train/control/runControl';
export type { Change } from './train/control/steering';
export type { BestBy, DistillOptions, TrainOptions } from './train/DistillOptions';
export type { Optimizer } from './train/Optimizer';
export type { Term, Terms } from './train/Term';
export type { TransferDomain, TransferSet } from './train/TransferSet';
export type { Study, StudyOptions } from './train/study';
export type { Comm, Comms, Host } from './host/Host';

export { accuracy } from './evaluate/accuracy';
export { agreement } from './evaluate/agreement';
export { averagePrecision } from './evaluate/averagePrecision';
export { bestThreshold } from './evaluate/bestThreshold';
export { brier } from './evaluate/brier';
export type { Predicted } from './evaluate/confusionMatrix';
export { confusionAt } from './evaluate/confusionAt';
export type { ConfusionAt } from './evaluate/confusionAt';
export { comparisonFindings } from './evaluate/comparisonFindings';
export type { Costs } from './evaluate/Costs';
export type { Delong, DelongInputs } from './evaluate/delongOf';
export { disagreements } from './evaluate/disagreements';
export type { Disagreement, DisagreementsOptions } from './evaluate/disagreements';
export { expectedCalibrationError } from './evaluate/expectedCalibrationError';
export { expectedCost } from './evaluate/expectedCost';
export { f1At } from './evaluate/f1At';
export { leastCostThreshold } from './evaluate/leastCostThreshold';
export * as metrics from './evaluate/metrics';
export type { Metric, MetricInputs } from './evaluate/Metric';
export { negativeLogLikelihood } from './evaluate/negativeLogLikelihood';
export type { OperatingPoint, OperatingPoints, OperatingPointsInputs } from './evaluate/operatingPointsOf';
export { precisionAtBudget } from './evaluate/precisionAtBudget';
export { precisionRecallCurve, type PrecisionRecallCurve } from './evaluate/precisionRecallCurve';
export { precisionRecallF1 } from './evaluate/precisionRecallF1';
export { predict } from './evaluate/predict';
export { recallAtFalsePositives } from './evaluate/recallAtFalsePositives';
export type { ReliabilityInputs } from './evaluate/reliabilityOf';
export { rocAuc } from './evaluate/rocAuc';
export type { RocPrInputs } from './evaluate/rocPrOf';
export { rocCurve, type RocCurve } from './evaluate/rocCurve';
export { scores as score } from './evaluate/scores';
export { sensitivityAtSpecificity } from './evaluate/sensitivityAtSpecificity';
export { specificityAtSensitivity } from './evaluate/specificityAtSensitivity';
export type { Subgroup, Subgroups, SubgroupsInputs } from './evaluate/subgroupsOf';
export { thresholdAtSensitivity } from './evaluate/thresholdAtSensitivity';
export { thresholdAtSpecificity } from './evaluate/thresholdAtSpecificity';

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

export { alignmentMaps } from './views/alignmentMaps';
export { claims } from './views/claims';
export { comparison } from './views/comparison';
export { findingsView } from './views/findingsView';
export { labelSweepView } from './views/labelSweepView';
export { latencyView } from './views/latencyView';
export { lossCurves } from './views/lossCurves';
export { reliabilityView } from './views/reliabilityView';
export { rocPrView } from './views/rocPrView';
export { runView } from './views/runView';
export { scores } from './views/scores';
export { softLabels } from './views/softLabels';
export { syntheticData } from './views/syntheticData';
export type * from './views/View';
export type { MimeBundle } from './views/MimeBundle';

export { version } from './version';

// Last: while the files above are loaded, a thread of the kernel's loads TensorFlow's library.
export { device } from './engine/device';
export { tf } from './engine/tf';
