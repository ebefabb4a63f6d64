package org.kernelscope.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kernelscope.dataset.OwnDataset;
import org.kernelscope.dataset.Sets;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.data.ExampleGridPainter.Content;
import org.kernelscope.ui.data.ExampleGridPainter.Grid;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.Palette;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.paint.Theme;

final class ExampleGridPainterTest {
    private static final Look LOOK = new Look(Palette.BLUE_ORANGE, Theme.LIGHT);

    private final OwnDataset set = bars();
    private final int[] places = IntStream.range(0, set.count()).toArray();
    private final Grid grid = Grid.of(4 + 5 * 32, 28, 4);

    private static OwnDataset bars() {
        try {
            return Sets.bars(3);
        } catch (UserFacingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void tilesAreWhereTheyAreFound() {
        assertThat(grid.columns()).isEqualTo(5);
        assertThat(grid.height(30)).isEqualTo(6 * 32 + 4);
        assertThat(grid.at(4, 4)).isZero();
        assertThat(grid.at(4 + 32 * 2 + 27, 4 + 32)).isEqualTo(7);
        assertThat(grid.at(33, 4)).as("between two tiles").isEqualTo(-1);
        assertThat(grid.at(4 + 32 * 5, 4)).as("beside the last column").isEqualTo(-1);
    }

    @Test
    void onlyWhatIsInSightIsPaintedAsTheImagesAre() {
        for (int top : new int[] {0, 17, 50, 131}) {
            Raster raster = new Raster(164, 70);
            new ExampleGridPainter()
                    .paint(
                            raster,
                            new Content(set, places, Set.of(), null, -1),
                            grid,
                            top,
                            1,
                            LOOK);
            for (int y = 0; y < 70; y++) {
                for (int x = 0; x < 164; x++) {
                    int tile = grid.at(x, y + top);
                    int expected = LOOK.ground();
                    if (tile >= 0 && tile < places.length) {
                        int column = (x - 4) % 32;
                        int row = (y + top - 4) % 32;
                        int level = set.example(tile).pixel(row * 28 + column);
                        expected = LOOK.ink(level / 255.0);
                    }
                    assertThat(raster.at(x, y)).as("%s, %s from %s", x, y, top).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void imagesInColourHaveTheirColoursInBothThemes() throws UserFacingException {
        OwnDataset colours = Sets.colours(1);
        for (Theme theme : Theme.values()) {
            Raster raster = new Raster(164, 70);
            Content content = new Content(colours, new int[] {0, 1}, Set.of(), null, -1);
            Look look = new Look(Palette.BLUE_ORANGE, theme);
            new ExampleGridPainter().paint(raster, content, grid, 0, 1, look);
            assertThat(raster.at(4 + 14, 4 + 14)).isEqualTo(0xff000000 | 250 << 16 | 6 << 8);
            assertThat(raster.at(4 + 32 + 14, 4 + 14))
                    .isEqualTo(0xff000000 | 20 << 16 | 245 << 8 | 5);
        }
    }

    @Test
    void theSelectionAndTheCursorAreFramed() {
        Raster raster = new Raster(164, 70);
        new ExampleGridPainter()
                .paint(raster, new Content(set, places, Set.of(1), null, 2), grid, 0, 1, LOOK);
        assertThat(raster.at(4 + 32 - 1, 10)).isEqualTo(LOOK.training());
        assertThat(raster.at(4 + 64 - 2, 10)).isEqualTo(LOOK.emphasis());
    }
}
