package org.kernelscope.engine.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.kernelscope.engine.Benchmarks;
import org.kernelscope.engine.EngineInfo;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.TrainingSettings;
import org.kernelscope.engine.dl4j.array.BufferPool;
import org.kernelscope.engine.dl4j.array.OffHeapMemory;
import org.kernelscope.engine.dl4j.layer.Configurations;
import org.kernelscope.engine.dl4j.natives.NativeLibrary;
import org.kernelscope.engine.dl4j.stock.StockConfigurations;
import org.kernelscope.engine.dl4j.updater.LiveHyperparameters;
import org.kernelscope.engine.dl4j.updater.UpdaterConfig;
import org.kernelscope.engine.dl4j.updater.UpdaterConfigs;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.InitialWeights;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** Deeplearning4j as it comes, and with our own layers. Any thread. */
public final class Dl4jBenchmarks implements Benchmarks {
    private static final Way STOCK = new Way("stock", "stock layers, native threads", true);
    private static final Way STOCK_ONE = new Way("stock-1", "stock layers, one thread", true);
    private static final Way ONE = new Way("own-1", "our layers, one thread", false);
    private static final Way TWO = new Way("own-2", "our layers, two threads", false);
    private static final Way GEMM_ONE = new Way("gemm-1", "im2col + gemm, one thread", false);
    private static final Way GEMM_TWO = new Way("gemm-2", "im2col + gemm, two threads", false);

    @Override
    public List<Way> ways(Architecture architecture) {
        List<Way> ways = new ArrayList<>();
        if (StockConfigurations.has(architecture)) {
            ways.addAll(List.of(STOCK, STOCK_ONE));
        }
        ways.addAll(List.of(ONE, TWO));
        if (NativeLibrary.load().hasOneDnn()) {
            ways.addAll(List.of(GEMM_ONE, GEMM_TWO));
        }
        return ways;
    }

    @Override
    public EngineInfo info() {
        return NativeLibrary.load().info();
    }

    @Override
    public Workload open(Way way, Architecture architecture) {
        boolean oneDnn =
                NativeLibrary.load().hasOneDnn() && !way.equals(GEMM_ONE) && !way.equals(GEMM_TWO);
        if (way.reference()) {
            int cores = Runtime.getRuntime().availableProcessors();
            return new Stock(architecture, way.equals(STOCK) ? cores : 1);
        }
        return new Own(architecture, way.equals(TWO) || way.equals(GEMM_TWO) ? 2 : 1, oneDnn);
    }

    private static UpdaterConfig learning(Architecture architecture) {
        TrainingSettings settings = TrainingSettings.DEFAULT.withLoss(Loss.usual(architecture));
        return UpdaterConfigs.of(new LiveHyperparameters(settings), DataType.FLOAT);
    }

    /** Made-up inputs and labels for one batch size after another. */
    private static final class Numbers {
        private final BufferPool<INDArray> inputs;
        private final BufferPool<INDArray> labels;

        private Numbers(Architecture architecture) {
            int channels = architecture.input().channels();
            int size = architecture.input().size();
            int classes = architecture.classes();
            inputs = new BufferPool<>(count -> inputs(count, channels, size));
            labels = new BufferPool<>(count -> labels(count, classes));
        }

        private static INDArray inputs(int count, int channels, int size) {
            INDArray array = OffHeapMemory.keep(DataType.FLOAT, count, channels, size, size);
            Random random = new Random(count);
            float[] values = new float[count * channels * size * size];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextFloat();
            }
            OffHeapMemory.write(values, array, values.length);
            return array;
        }

        private static INDArray labels(int count, int classes) {
            INDArray array = OffHeapMemory.keep(DataType.FLOAT, count, classes);
            for (int i = 0; i < count; i++) {
                array.putScalar(i, i % classes, 1);
            }
            return array;
        }
    }

    /** Our layers, as the engine uses them. */
    private static final class Own implements Workload {
        private final SplitNetwork network;
        private final Numbers numbers;

        private Own(Architecture architecture, int threads, boolean oneDnn) {
            NativeLibrary.confineThread();
            network =
                    new SplitNetwork(
                            () -> Configurations.own(architecture, learning(architecture), oneDnn),
                            threads);
            Parameters.load(architecture, network, InitialWeights.draw(architecture, 1));
            numbers = new Numbers(architecture);
        }

        @Override
        public void train(int count) {
            network.fit(numbers.inputs.of(count), numbers.labels.of(count));
        }

        @Override
        public void infer(int count) {
            network.forwardParts(numbers.inputs.of(count));
        }

        @Override
        public void close() {
            network.close();
        }
    }

    /** The same network as a user of Deeplearning4j would write it. */
    private static final class Stock implements Workload {
        private final MultiLayerNetwork network;
        private final Numbers numbers;
        private final int threads;

        private Stock(Architecture architecture, int threads) {
            this.threads = threads;
            network =
                    new MultiLayerNetwork(
                            StockConfigurations.of(
                                    architecture, UpdaterConfigs.stock(TrainingSettings.DEFAULT)));
            network.init();
            Parameters.load(architecture, network, InitialWeights.draw(architecture, 1));
            numbers = new Numbers(architecture);
        }

        /** Our own networks confine the thread; here native threads are let loose again. */
        private void release() {
            Nd4j.getEnvironment().setMaxMasterThreads(threads);
            Nd4j.getEnvironment().setMaxThreads(threads);
            NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
            openblas_nolapack.blas_set_num_threads(threads);
        }

        @Override
        public void train(int count) {
            release();
            network.fit(numbers.inputs.of(count), numbers.labels.of(count));
            NativeLibrary.confineThread();
        }

        @Override
        public void infer(int count) {
            release();
            network.output(numbers.inputs.of(count));
            NativeLibrary.confineThread();
        }

        @Override
        public void close() {
            network.close();
        }
    }
}
