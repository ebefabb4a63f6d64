package org.kernelscope.network.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Presets;
import org.kernelscope.tensor.Shape;

/** What is counted from the published layers against the counts of the literature. */
final class AtlasTest {
    /**
     * Parameters: the papers' models as Caffe (AlexNet, GoogLeNet without auxiliary outputs) and
     * PyTorch (VGG, ResNet) count them. Fields: A. Araujo et al., Distill 2019, table of receptive
     * fields, where it has the network; VGG-19 and GoogLeNet worked by hand.
     */
    @ParameterizedTest
    @CsvSource({
        "lenet1,        3, 2578,      16,   4",
        "lenet5-1998,   5, 60000,     16,   4",
        "lenet5-modern, 5, 61706,     16,   4",
        "alexnet,       8, 60965224,  195,  32",
        "vgg-16,       16, 138357544, 212,  32",
        "vgg-19,       19, 143667240, 268,  32",
        "googlenet,    22, 6998552,   715,  32",
        "resnet-50,    50, 25557032,  483,  32",
        "resnet-152,  152, 60192808,  1507, 32"
    })
    void everyNetworkHasItsKnownNumbers(
            String id, int depth, long parameters, int field, int jump) {
        AtlasEntry entry = Atlas.byId(id).orElseThrow();
        assertThat(entry.total().depth()).isEqualTo(depth);
        assertThat(entry.total().parameters()).isEqualTo(parameters);
        assertThat(entry.lastMaps().field().size()).isEqualTo(field);
        assertThat(entry.lastMaps().field().jump()).isEqualTo(jump);
    }

    /**
     * Known: 724 million for AlexNet, 15.5 and 19.6 thousand million for the VGGs; the paper of
     * ResNet tells 3.8 and 11.3 thousand million for its convolutions, to which the normalisations
     * add one for each cell.
     */
    @ParameterizedTest
    @CsvSource({
        "alexnet, 724406816, 0",
        "vgg-16, 15470264320, 0",
        "vgg-19, 19632062464, 0",
        "googlenet, 1582671872, 0",
        "resnet-50, 3857973248, 10587136",
        "resnet-152, 11282415616, 22027264"
    })
    void everyNetworkTakesItsKnownMultiplications(String id, long published, long normalising) {
        assertThat(Atlas.byId(id).orElseThrow().total().multiplyAccumulates())
                .isEqualTo(published + normalising);
    }

    @Test
    void everyNetworkHasANameOfItsOwn() {
        assertThat(Atlas.all()).extracting(AtlasEntry::id).doesNotHaveDuplicates().hasSize(9);
        assertThat(Atlas.byId("skynet")).isEmpty();
    }

    /** The version of AlexNet in one tower that PyTorch ships, from the same parts. */
    @Test
    void oneTowerIsAnotherNetworkThanTwo() throws Exception {
        Block tower =
                Blocks.chain(
                        Blocks.conv(64, 11, 4, 2),
                        Blocks.max(3, 2, 0),
                        Blocks.conv(192, 5, 1, 2),
                        Blocks.max(3, 2, 0),
                        Blocks.conv(384, 3, 1, 1),
                        Blocks.conv(256, 3, 1, 1),
                        Blocks.conv(256, 3, 1, 1),
                        Blocks.max(3, 2, 0),
                        Blocks.dense(4_096),
                        Blocks.dense(4_096),
                        Blocks.softmax(1_000));
        Block.Count count = tower.count(Block.FlowShape.input(Shape.of(3, 224, 224)));
        assertThat(count.parameters()).isEqualTo(61_100_840);
        assertThat(count.output().shape()).isEqualTo(Shape.units(1_000));
    }

    @Test
    void theLenetsOfTheAtlasAreThoseThatRun() {
        for (Architecture lenet : List.of(Presets.LENET1, Presets.LENET5_1998)) {
            Block.Count total = Atlas.byId(lenet.id()).orElseThrow().total();
            assertThat(total.connections()).isEqualTo(lenet.connections());
            assertThat(total.multiplyAccumulates()).isEqualTo(lenet.multiplyAccumulates());
        }
    }

    @Test
    void whatAnInceptionModuleMakesStandsSideBySide() throws Exception {
        Block.Count count =
                Blocks.inception(64, 96, 128, 16, 32, 32)
                        .count(Block.FlowShape.input(Shape.of(192, 28, 28)));
        assertThat(count.output().shape()).isEqualTo(Shape.of(256, 28, 28));
        assertThat(count.output().field().size()).isEqualTo(5);
        assertThat(count.depth()).isEqualTo(2);
    }

    @Test
    void branchesThatDoNotMeetAreAFault() {
        Block odd =
                new Block.Branches(
                        Block.Join.ADD, List.of(Blocks.conv(4, 3, 1, 1), Blocks.conv(5, 3, 1, 1)));
        assertThatThrownBy(() -> odd.count(Block.FlowShape.input(Shape.of(3, 8, 8))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("do not meet");
    }
}
