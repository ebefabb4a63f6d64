package org.kernelscope.ui.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.control.Fonts;
import org.kernelscope.ui.paint.Face;

/** What stands below a small picture is not wider than the picture. */
final class CaptionsTest {
    /** The width of a small picture, as field.css has it. */
    private static final double PICTURE = 4.9;

    private static final double EM = 13;

    @ParameterizedTest
    @EnumSource
    void aCaptionFitsBelowItsPicture(Texts.Language language) {
        TestWindow.startToolkit();
        Texts texts = Texts.in(language);
        for (String caption :
                List.of(
                        texts.get("field.seen"),
                        texts.get("field.effective"),
                        texts.get("field.best", 9),
                        texts.get("field.best.searching", 99),
                        texts.get("field.best.none"),
                        texts.get("field.best.pixel"))) {
            assertThat(width(caption)).as(caption).isLessThan(PICTURE * EM);
        }
    }

    private static double width(String caption) {
        return TestWindow.fx(
                () -> {
                    Fonts.load();
                    Text text = new Text(caption);
                    text.setFont(Font.font(Face.TEXT.family(), EM));
                    return text.getLayoutBounds().getWidth();
                });
    }
}
