package org.kernelscope.ui.lesson;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import org.kernelscope.lesson.Expression;
import org.kernelscope.lesson.LessonFolder;
import org.kernelscope.lesson.Prose;
import org.kernelscope.lesson.Result;
import org.kernelscope.lesson.ScreenLink;
import org.kernelscope.lesson.Situation;
import org.kernelscope.scene.CellName;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.control.Styles;

/**
 * Text of a lesson. Its values follow the state of the program; its links light what they name, and
 * are lit when the pointer is there. JavaFX thread.
 */
public final class ProseView extends VBox {
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final double PICTURE_WIDTH = 420;

    private final LessonWindow window;
    private final List<Value> values = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();

    private record Value(Text text, Expression expression) {}

    private record Link(Hyperlink node, ScreenLink target) {}

    /** An empty text. */
    public ProseView(LessonWindow window) {
        this.window = window;
        getStyleClass().add(Styles.LESSON_PROSE);
    }

    /** Shows {@code prose}, whose pictures are in {@code folder}. */
    public ProseView show(Prose prose, LessonFolder folder) {
        getChildren().clear();
        values.clear();
        links.clear();
        for (Prose.Block block : prose.blocks()) {
            if (block instanceof Prose.Paragraph paragraph) {
                add(paragraph);
            } else {
                picture((Prose.DecodedImage) block, folder);
            }
        }
        setVisible(!prose.isEmpty());
        setManaged(!prose.isEmpty());
        return this;
    }

    private void add(Prose.Paragraph paragraph) {
        TextFlow flow = new TextFlow();
        flow.setMinWidth(0);
        for (Prose.Run run : paragraph.runs()) {
            ScreenLink link = run.link();
            if (link != null) {
                flow.getChildren().add(link(run, link));
                continue;
            }
            Text text = new Text(run.text());
            text.getStyleClass().add(style(run.face()));
            if (run.value() != null) {
                values.add(new Value(text, run.value()));
                text.setText("…");
            }
            flow.getChildren().add(text);
        }
        if (paragraph.marker().isEmpty()) {
            getChildren().add(flow);
        } else {
            Label marker = new Label(paragraph.marker());
            marker.setMinWidth(USE_PREF_SIZE);
            HBox item = new HBox(marker, flow);
            item.getStyleClass().add(Styles.LESSON_ITEM);
            HBox.setHgrow(flow, Priority.ALWAYS);
            getChildren().add(item);
        }
    }

    private static String style(Prose.Face face) {
        return switch (face) {
            case PLAIN -> Styles.LESSON_TEXT;
            case EMPHASIS, STRONG -> Styles.LESSON_STRONG;
            case CODE -> Styles.LESSON_CODE;
        };
    }

    private Hyperlink link(Prose.Run run, ScreenLink target) {
        Hyperlink link = new Hyperlink(run.text());
        link.getStyleClass().add(Styles.LESSON_LINK);
        link.hoverProperty().subscribe(now -> light(link, target));
        // Focus that moved by itself, because a control went away, points at nothing.
        link.focusVisibleProperty().subscribe(now -> light(link, target));
        link.setOnAction(event -> window.light(target));
        links.add(new Link(link, target));
        return link;
    }

    private void light(Hyperlink link, ScreenLink target) {
        if (link.isHover() || link.isFocusVisible()) {
            window.light(target);
        } else if (links.stream().noneMatch(each -> each.node().isHover())) {
            window.light(null);
        }
    }

    private void picture(Prose.DecodedImage picture, LessonFolder folder) {
        try {
            Path file = folder.picture(picture.file());
            ImageView view =
                    new ImageView(
                            new Image(file.toUri().toString(), PICTURE_WIDTH, 0, true, true, true));
            view.setPreserveRatio(true);
            view.setAccessibleText(picture.description());
            view.fitWidthProperty().bind(widthProperty());
            getChildren().add(view);
        } catch (UserFacingException missing) {
            getChildren().add(new Label(picture.description()));
        }
    }

    /** Says the values as they are now; what is not known now stays as it was. */
    public void update(Optional<Situation> now) {
        if (now.isPresent()) {
            for (Value value : values) {
                value.expression().in(now.get()).map(Result::text).ifPresent(value.text()::setText);
            }
            links.forEach(this::describe);
        }
    }

    /** A screen reader says what a link leads to, which others see when it lights. */
    private void describe(Link link) {
        String word = link.node().getText();
        link.node()
                .setAccessibleText(
                        window.describe(link.target()).map(it -> word + ". " + it).orElse(word));
    }

    /** Lights the links to what is under the pointer. */
    void point(@Nullable CellName cell) {
        for (Link link : links) {
            link.node().pseudoClassStateChanged(LIT, cell != null && names(link.target(), cell));
        }
    }

    private static boolean names(ScreenLink target, CellName cell) {
        return switch (target.kind()) {
            case LAYER -> target.name().equals(cell.layer());
            case MAP -> target.name().equals(cell.layer() + "," + cell.map());
            case CELL -> target.name().equals(cell.text());
            case CONTROL -> false;
        };
    }
}
