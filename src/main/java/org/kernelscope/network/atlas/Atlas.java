package org.kernelscope.network.atlas;

import static org.kernelscope.network.atlas.Blocks.conv;
import static org.kernelscope.network.atlas.Blocks.dense;
import static org.kernelscope.network.atlas.Blocks.globalAverage;
import static org.kernelscope.network.atlas.Blocks.inception;
import static org.kernelscope.network.atlas.Blocks.max;
import static org.kernelscope.network.atlas.Blocks.normalised;
import static org.kernelscope.network.atlas.Blocks.residual;
import static org.kernelscope.network.atlas.Blocks.softmax;
import static org.kernelscope.network.atlas.Blocks.towers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Presets;
import org.kernelscope.network.atlas.AtlasEntry.Measured;
import org.kernelscope.network.atlas.AtlasEntry.Stage;
import org.kernelscope.tensor.Shape;

/** The networks of the atlas: the LeNets, then networks for ImageNet. */
public final class Atlas {
    private static final int IMAGENET = 1_000;

    private static final String LECUN_1998 =
            "Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, Gradient-based learning applied to"
                    + " document recognition, Proc. IEEE 86(11), 1998";
    private static final String SIMONYAN =
            "K. Simonyan, A. Zisserman, Very deep convolutional networks for large-scale image"
                    + " recognition, ICLR 2015 (arXiv:1409.1556, table 5)";
    private static final String HE =
            "K. He, X. Zhang, S. Ren, J. Sun, Deep residual learning for image recognition, CVPR"
                    + " 2016 (arXiv:1512.03385, table 4)";

    private static final List<AtlasEntry> ALL =
            List.of(
                    lenet(
                            "LeNet-1",
                            1990,
                            Presets.LENET1,
                            Measured.onMnist(1.7),
                            "Y. LeCun et al., Handwritten digit recognition with a"
                                    + " back-propagation network, NIPS 1990; error: LeCun et al.,"
                                    + " 1998, figure 9",
                            "atlas.note.lenet1"),
                    lenet(
                            "LeNet-5 (1998)",
                            1998,
                            Presets.LENET5_1998,
                            Measured.onMnist(0.95),
                            LECUN_1998,
                            "atlas.note.lenet5"),
                    lenet(
                            "LeNet-5 (textbooks)",
                            0,
                            Presets.LENET5_MODERN,
                            Measured.nowhere(),
                            "after LeCun et al., 1998",
                            "atlas.note.modern"),
                    alexnet(),
                    vgg("VGG-16", 2, 3, 7.2),
                    vgg("VGG-19", 2, 4, 7.1),
                    googlenet(),
                    resnet("ResNet-50", 3, 4, 6, 3, 5.25),
                    resnet("ResNet-152", 3, 8, 36, 3, 4.49));

    private Atlas() {}

    /** All entries. */
    public static List<AtlasEntry> all() {
        return ALL;
    }

    /** The entry called {@code id}: {@code vgg-16}. */
    public static Optional<AtlasEntry> byId(String id) {
        return ALL.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    private static AtlasEntry lenet(
            String name,
            int year,
            Architecture architecture,
            Measured error,
            String source,
            String note) {
        List<Stage> stages =
                architecture.layers().stream()
                        .map(layer -> new Stage(layer.name(), new Block.One(layer.spec(), true)))
                        .toList();
        return new AtlasEntry(
                architecture.id(),
                name,
                year,
                architecture.input().shape(),
                stages,
                error,
                source,
                note);
    }

    /**
     * AlexNet with the two towers of the paper. Its maps of 55×55 require an input of 227×227, not
     * the printed 224×224.
     */
    private static AtlasEntry alexnet() {
        return new AtlasEntry(
                "alexnet",
                "AlexNet",
                2012,
                Shape.of(3, 227, 227),
                List.of(
                        new Stage("conv1", conv(96, 11, 4, 0)),
                        new Stage("pool1", max(3, 2, 0)),
                        new Stage("conv2", towers(256, 96, 5, 2)),
                        new Stage("pool2", max(3, 2, 0)),
                        new Stage("conv3", conv(384, 3, 1, 1)),
                        new Stage("conv4", towers(384, 384, 3, 1)),
                        new Stage("conv5", towers(256, 384, 3, 1)),
                        new Stage("pool5", max(3, 2, 0)),
                        new Stage("fc6", dense(4_096)),
                        new Stage("fc7", dense(4_096)),
                        new Stage("fc8", softmax(IMAGENET))),
                Measured.onImagenet(18.2),
                "A. Krizhevsky, I. Sutskever, G. Hinton, ImageNet classification with deep"
                        + " convolutional neural networks, NIPS 2012, table 2",
                "atlas.note.alexnet");
    }

    /** Five blocks of 3×3 convolutions; the first two blocks are shorter. */
    private static AtlasEntry vgg(String name, int shorter, int longer, double top5) {
        List<Stage> stages = new ArrayList<>();
        int[] maps = {64, 128, 256, 512, 512};
        for (int block = 0; block < maps.length; block++) {
            for (int i = 1; i <= (block < 2 ? shorter : longer); i++) {
                stages.add(new Stage("conv" + (block + 1) + "_" + i, conv(maps[block], 3, 1, 1)));
            }
            stages.add(new Stage("pool" + (block + 1), max(2, 2, 0)));
        }
        stages.add(new Stage("fc6", dense(4_096)));
        stages.add(new Stage("fc7", dense(4_096)));
        stages.add(new Stage("fc8", softmax(IMAGENET)));
        return new AtlasEntry(
                name.toLowerCase(Locale.ROOT),
                name,
                2014,
                Shape.of(3, 224, 224),
                stages,
                Measured.onImagenet(top5),
                SIMONYAN,
                "atlas.note.vgg");
    }

    /**
     * GoogLeNet. The paper rounds the size of pooled maps up; one cell of padding gives the same
     * maps and receptive fields of the same size.
     */
    private static AtlasEntry googlenet() {
        return new AtlasEntry(
                "googlenet",
                "GoogLeNet",
                2014,
                Shape.of(3, 224, 224),
                List.of(
                        new Stage("conv1", conv(64, 7, 2, 3)),
                        new Stage("pool1", max(3, 2, 1)),
                        new Stage("conv2 reduce", conv(64, 1, 1, 0)),
                        new Stage("conv2", conv(192, 3, 1, 1)),
                        new Stage("pool2", max(3, 2, 1)),
                        new Stage("inception 3a", inception(64, 96, 128, 16, 32, 32)),
                        new Stage("inception 3b", inception(128, 128, 192, 32, 96, 64)),
                        new Stage("pool3", max(3, 2, 1)),
                        new Stage("inception 4a", inception(192, 96, 208, 16, 48, 64)),
                        new Stage("inception 4b", inception(160, 112, 224, 24, 64, 64)),
                        new Stage("inception 4c", inception(128, 128, 256, 24, 64, 64)),
                        new Stage("inception 4d", inception(112, 144, 288, 32, 64, 64)),
                        new Stage("inception 4e", inception(256, 160, 320, 32, 128, 128)),
                        new Stage("pool4", max(3, 2, 1)),
                        new Stage("inception 5a", inception(256, 160, 320, 32, 128, 128)),
                        new Stage("inception 5b", inception(384, 192, 384, 48, 128, 128)),
                        new Stage("pool5", globalAverage(7)),
                        new Stage("fc", softmax(IMAGENET))),
                Measured.onImagenet(7.89),
                "C. Szegedy et al., Going deeper with convolutions, CVPR 2015 (arXiv:1409.4842,"
                        + " table 3)",
                "atlas.note.googlenet");
    }

    /** A ResNet. The first 1×1 convolution of a stage has its stride, as in the paper. */
    private static AtlasEntry resnet(
            String name, int second, int third, int fourth, int fifth, double top5) {
        return new AtlasEntry(
                name.toLowerCase(Locale.ROOT),
                name,
                2015,
                Shape.of(3, 224, 224),
                List.of(
                        new Stage("conv1", normalised(64, 7, 2, 3)),
                        new Stage("pool1", max(3, 2, 1)),
                        new Stage("conv2_x", residual(second, 64, 1)),
                        new Stage("conv3_x", residual(third, 128, 2)),
                        new Stage("conv4_x", residual(fourth, 256, 2)),
                        new Stage("conv5_x", residual(fifth, 512, 2)),
                        new Stage("pool5", globalAverage(7)),
                        new Stage("fc", softmax(IMAGENET))),
                Measured.onImagenet(top5),
                HE,
                "atlas.note.resnet");
    }
}
