package org.kernelscope.ui.control;

import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Skin;
import javafx.scene.control.skin.ComboBoxListViewSkin;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * A combo box whose list enters the scene when it is opened. JavaFX's own keeps the list of a
 * closed combo box in the scene, about 25 nodes with their scroll bars: a fifth of all nodes of
 * this program's window, styled whenever a view is. The box is as wide as its widest item. JavaFX
 * thread.
 *
 * @param <T> type of the values
 */
public class Choice<T> extends ComboBox<T> {
    @Override
    protected Skin<?> createDefaultSkin() {
        return new LateListSkin<>(this);
    }

    private static final class LateListSkin<T> extends ComboBoxListViewSkin<T> {
        private static final double UNKNOWN = -1;

        private final Text ruler = new Text();
        private double widest = UNKNOWN;

        LateListSkin(Choice<T> box) {
            super(box);
            getChildren().remove(list());
            registerListChangeListener(box.getItems(), changed -> measureAgain());
            registerChangeListener(box.cellFactoryProperty(), changed -> measureAgain());
            registerChangeListener(box.converterProperty(), changed -> measureAgain());
        }

        private ListView<T> list() {
            @SuppressWarnings("unchecked") // as the superclass creates it
            ListView<T> list = (ListView<T>) getPopupContent();
            return list;
        }

        private void measureAgain() {
            widest = UNKNOWN;
            getSkinnable().requestLayout();
        }

        /** Without its skin a list does not know its size, and the pop-up asks for that at once. */
        @Override
        public void show() {
            ListView<T> list = list();
            if (list.getScene() == null) {
                getChildren().add(list);
                list.applyCss();
            }
            super.show();
        }

        @Override
        protected double computePrefWidth(
                double height, double top, double right, double bottom, double left) {
            ListCell<?> shown = (ListCell<?>) getDisplayNode();
            double text = width(shown.getText(), shown.getFont());
            double around = Math.max(0, shown.prefWidth(-1) - text);
            double widest = Math.max(text, widest(shown.getFont()));
            return left + snapSizeX(around + widest) + arrow() + right;
        }

        private double arrow() {
            Region button = (Region) getSkinnable().lookup(".arrow-button");
            return button == null ? 0 : button.prefWidth(-1);
        }

        /** The width of the widest text of an item, as the cells of the list would have it. */
        private double widest(Font font) {
            if (widest == UNKNOWN || !font.equals(ruler.getFont())) {
                widest = 0;
                ListCell<T> cell = cell();
                for (int i = 0; i < list().getItems().size(); i++) {
                    cell.updateIndex(i);
                    widest = Math.max(widest, width(cell.getText(), font));
                }
            }
            return widest;
        }

        private ListCell<T> cell() {
            Callback<ListView<T>, ListCell<T>> factory = list().getCellFactory();
            ListCell<T> cell = factory.call(list());
            cell.updateListView(list());
            return cell;
        }

        private double width(@Nullable String text, Font font) {
            ruler.setFont(font);
            ruler.setText(text == null ? "" : text);
            return ruler.getLayoutBounds().getWidth();
        }
    }
}
