package org.kernelscope.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.deeplearning4j.util.ConvolutionUtils;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.kernelscope.op.Convolution;
import org.kernelscope.op.PaddingRule;
import org.kernelscope.op.PixelShuffle;
import org.kernelscope.op.PoolKind;
import org.kernelscope.op.Pooling;
import org.kernelscope.op.SlidingAxis;
import org.kernelscope.op.TransposedConvolution;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.nd4j.enums.DataFormat;
import org.nd4j.enums.WeightsFormat;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.Pooling2D;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.DeConv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Pooling2DConfig;
import org.nd4j.linalg.factory.Nd4j;

/** Our operations against those of ND4J, on seeded random settings. */
final class LibraryOperationsTest {
    private static final Offset<Double> CLOSE = Offset.offset(1e-4);

    private static int draw(Random random, int from, int to) {
        return from + random.nextInt(to - from + 1);
    }

    /** Without dilation, which ND4J's build with oneDNN refuses here. */
    private static SlidingAxis sliding(Random random) {
        return SlidingAxis.of(draw(random, 1, 3), draw(random, 0, 2), 1);
    }

    private static INDArray array(Tensor tensor, long... shape) {
        return Nd4j.createFromArray(tensor.toArray()).reshape('c', shape);
    }

    private static INDArray image(Tensor x) {
        return array(x, 1, x.shape().channels(), x.shape().rows(), x.shape().columns());
    }

    private static INDArray kernels(Tensor w) {
        Shape s = w.shape();
        return array(w, s.extent(0), s.extent(1), s.extent(2), s.extent(3));
    }

    private static void same(Tensor ours, INDArray theirs) {
        assertThat(theirs.shape())
                .containsExactly(
                        1, ours.shape().channels(), ours.shape().rows(), ours.shape().columns());
        float[] values = theirs.dup('c').data().asFloat();
        for (int i = 0; i < values.length; i++) {
            assertThat((double) values[i]).isCloseTo(ours.get(i), CLOSE);
        }
    }

    private static Conv2DConfig config(Shape w, SlidingAxis down, SlidingAxis across) {
        return Conv2DConfig.builder()
                .kH(w.extent(2))
                .kW(w.extent(3))
                .sH(down.stride())
                .sW(across.stride())
                .pH(down.before())
                .pW(across.before())
                .dH(down.dilation())
                .dW(across.dilation())
                .dataFormat("NCHW")
                .weightsFormat(WeightsFormat.YXIO)
                .paddingMode(PaddingMode.VALID)
                .build();
    }

    @RepeatedTest(20)
    void rectangularConvolution(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Convolution op = new Convolution(sliding(random), sliding(random), 1, false);
        Tensor x = RandomTensors.uniform(random, Shape.of(draw(random, 1, 3), 9, 11));
        Shape w =
                Shape.of(
                        draw(random, 1, 3),
                        x.shape().channels(),
                        draw(random, 1, 4),
                        draw(random, 1, 4));
        Tensor weight = RandomTensors.uniform(random, w);
        Tensor bias = RandomTensors.uniform(random, Shape.of(w.extent(0)));
        same(
                op.forward(x, weight, bias),
                Nd4j.cnn()
                        .conv2d(
                                image(x),
                                kernels(weight).permute(2, 3, 1, 0).dup('c'),
                                array(bias, bias.size()),
                                config(w, op.down(), op.across())));
    }

    @RepeatedTest(10)
    void depthwiseConvolution(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int maps = draw(random, 1, 4);
        Convolution op = new Convolution(sliding(random), sliding(random), maps, false);
        Tensor x = RandomTensors.uniform(random, Shape.of(maps, 8, 9));
        Shape w = Shape.of(maps, 1, draw(random, 1, 3), draw(random, 1, 3));
        Tensor weight = RandomTensors.uniform(random, w);
        // ND4J wants [row, column, in, multiplier].
        same(
                op.forward(x, weight, Tensor.zeros(Shape.of(maps))),
                Nd4j.cnn()
                        .depthWiseConv2d(
                                image(x),
                                kernels(weight).permute(2, 3, 0, 1).dup('c'),
                                config(w, op.down(), op.across())));
    }

    @RepeatedTest(10)
    void transposedConvolution(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int stride = draw(random, 1, 3);
        int padding = draw(random, 0, 1);
        TransposedConvolution op =
                new TransposedConvolution(new Convolution(stride, padding, 1), 0, 0);
        Tensor x = RandomTensors.uniform(random, Shape.of(draw(random, 1, 3), 4, 5));
        Shape w = Shape.of(x.shape().channels(), draw(random, 1, 3), 3, 4);
        Tensor weight = RandomTensors.uniform(random, w);
        Tensor bias = RandomTensors.uniform(random, Shape.of(w.extent(1)));
        // ND4J wants [row, column, out, in].
        INDArray turned = kernels(weight).permute(2, 3, 1, 0).dup('c');
        DeConv2DConfig config =
                DeConv2DConfig.builder()
                        .kH(3)
                        .kW(4)
                        .sH(stride)
                        .sW(stride)
                        .pH(padding)
                        .pW(padding)
                        .dH(1)
                        .dW(1)
                        .isSameMode(false)
                        .dataFormat("NCHW")
                        .build();
        same(
                op.forward(x, weight, bias),
                Nd4j.cnn().deconv2d(image(x), turned, array(bias, bias.size()), config));
    }

    @RepeatedTest(12)
    void rectangularPooling(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int rows = draw(random, 2, 3);
        int columns = draw(random, 2, 3);
        SlidingAxis down = SlidingAxis.of(draw(random, 1, 3), draw(random, 0, 1), 1);
        SlidingAxis across = SlidingAxis.of(draw(random, 1, 3), draw(random, 0, 1), 1);
        Tensor x = RandomTensors.uniform(random, Shape.of(2, 9, 8));
        Pooling2DConfig.Pooling2DConfigBuilder config =
                Pooling2DConfig.builder()
                        .kH(rows)
                        .kW(columns)
                        .sH(down.stride())
                        .sW(across.stride())
                        .pH(down.before())
                        .pW(across.before())
                        .dH(1)
                        .dW(1)
                        .paddingMode(PaddingMode.VALID);
        same(
                new Pooling(PoolKind.MAX, rows, columns, down, across, false).forward(x),
                Nd4j.cnn()
                        .maxPooling2d(image(x), config.type(Pooling2D.Pooling2DType.MAX).build()));
        // ND4J ignores its own setting of the divisor here and leaves the padding out.
        same(
                new Pooling(PoolKind.AVERAGE, rows, columns, down, across, false).forward(x),
                Nd4j.cnn()
                        .avgPooling2d(image(x), config.type(Pooling2D.Pooling2DType.AVG).build()));
    }

    /** For one large map the order of ND4J's depth-to-space is that of PyTorch's shuffle. */
    @Test
    void pixelShuffleOfOneMap() {
        Tensor x = RandomTensors.uniform(new Random(1), Shape.of(9, 2, 3));
        Tensor y = new PixelShuffle(3).shuffle(x);
        same(y, Nd4j.cnn().depthToSpace(image(x), 3, DataFormat.NCHW));
        same(x, Nd4j.cnn().spaceToDepth(image(y), 3, DataFormat.NCHW));
    }

    @Test
    void sameIsWhatDeeplearning4jPads() {
        Random random = new Random(3);
        for (int i = 0; i < 500; i++) {
            int input = draw(random, 1, 20);
            int size = draw(random, 1, 7);
            SlidingAxis given = SlidingAxis.of(draw(random, 1, 5), 0, draw(random, 1, 2));
            int outputs = (input + given.stride() - 1) / given.stride();
            if (PaddingRule.SAME_DL4J.refusal(given, input, size).isPresent()) {
                assertThatThrownBy(() -> before(outputs, input, size, given))
                        .isInstanceOf(IllegalStateException.class);
            } else {
                SlidingAxis same = PaddingRule.SAME_DL4J.apply(given, input, size);
                assertThat(same.before()).isEqualTo(before(outputs, input, size, given));
                assertThat(same.outputs(input, size)).isEqualTo(outputs);
            }
        }
    }

    private static int before(int outputs, int input, int size, SlidingAxis given) {
        return ConvolutionUtils.getSameModeTopLeftPadding(
                new int[] {outputs, outputs},
                new int[] {input, input},
                new int[] {size, size},
                new int[] {given.stride(), given.stride()},
                new int[] {given.dilation(), given.dilation()})[0];
    }
}
