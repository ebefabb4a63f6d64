package org.kernelscope.ui.workshop;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.kernelscope.network.Window;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.FormFields;
import org.kernelscope.ui.control.FrameLater;
import org.kernelscope.ui.control.LabStyles;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.workshop.Chain;
import org.kernelscope.workshop.Kind;
import org.kernelscope.workshop.Setup;

/** The windows of the chain, and what they cost beside a single one that sees as much. */
final class ChainSettings extends VBox {
    private final WorkshopModel model;
    private final Localisation texts;
    private final FormFields fields;
    private final List<Field> all = new ArrayList<>();
    private final List<ComboBox<Kind>> kinds = new ArrayList<>();
    private final List<Node> rows = new ArrayList<>();
    private final List<List<Node>> ofWindows = new ArrayList<>();
    private final List<Node> ofShuffles = new ArrayList<>();
    private final Label cost = new Label();

    private record Field(Spinner<Integer> spinner, Function<Chain, Integer> value) {}

    ChainSettings(WorkshopModel model, Localisation texts) {
        this.model = model;
        this.texts = texts;
        this.fields = new FormFields(texts);
        setId("workshop-chain");
        getStyleClass().add(LabStyles.FORM);
        Button twoOfThree = new Button();
        twoOfThree.setId("workshop-chain-two");
        twoOfThree.setMinWidth(USE_PREF_SIZE);
        twoOfThree.textProperty().bind(texts.text("workshop.chain.two"));
        twoOfThree.setOnAction(event -> model.chain().put(Chain.TWO_OF_THREE));
        TilePane head =
                tiles(
                        field(
                                "count",
                                "workshop.chain.count",
                                Chain.FEWEST,
                                Chain.MOST,
                                Chain::withCount,
                                chain -> chain.windows().size()),
                        field(
                                "input",
                                "workshop.chain.cells",
                                1,
                                Chain.LARGEST_INPUT,
                                Chain::withInput,
                                Chain::input),
                        field(
                                "maps",
                                "workshop.chain.maps",
                                1,
                                Chain.MOST_CHANNELS,
                                Chain::withChannels,
                                Chain::channels));
        cost.setId("workshop-chain-cost");
        cost.getStyleClass().add(Styles.CAPTION);
        cost.setWrapText(true);
        cost.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(twoOfThree, head);
        for (int i = 0; i < Chain.MOST; i++) {
            Node row = window(i);
            rows.add(row);
            getChildren().add(FrameLater.of(row));
        }
        getChildren().add(cost);
        model.chain().chainProperty().subscribe(chain -> fields.fill(() -> show(chain)));
        texts.languageProperty().subscribe(language -> fields.fill(() -> show(chain())));
    }

    private Chain chain() {
        return model.chain().chainProperty().get();
    }

    private Node window(int index) {
        Label name = new Label();
        name.textProperty()
                .bind(
                        texts.textsProperty()
                                .map(words -> words.get("workshop.chain.window", index + 1)));
        name.getStyleClass().add(Styles.CAPTION);
        List<Node> ofWindow =
                List.of(
                        of(
                                index,
                                "size",
                                "workshop.chain.size",
                                1,
                                Setup.LARGEST_KERNEL,
                                Window::withSize,
                                Window::size),
                        of(
                                index,
                                "stride",
                                "workshop.chain.stride",
                                1,
                                Chain.LARGEST_STEP,
                                Window::withStride,
                                Window::stride),
                        of(
                                index,
                                "padding",
                                "workshop.chain.padding",
                                0,
                                Chain.LARGEST_STEP,
                                Window::withPadding,
                                Window::padding),
                        of(
                                index,
                                "dilation",
                                "workshop.chain.dilation",
                                1,
                                Chain.LARGEST_STEP,
                                Window::withDilation,
                                Window::dilation));
        Node factor =
                of(
                        index,
                        "factor",
                        "workshop.factor",
                        1,
                        Chain.LARGEST_STEP,
                        Window::withStride,
                        Window::stride);
        ofWindows.add(ofWindow);
        ofShuffles.add(factor);
        TilePane tiles = tiles(ofWindow.toArray(new Node[0]));
        tiles.getChildren().add(factor);
        ComboBox<Kind> kind =
                fields.choice(
                        "workshop-chain-kind-" + (index + 1),
                        List.of(Kind.values()),
                        WorkshopWords::kind,
                        chosen -> model.chain().put(chosen(index, chosen)));
        kind.accessibleTextProperty().bind(name.textProperty());
        kinds.add(kind);
        return new VBox(name, kind, tiles);
    }

    /** The chain with another operation; a shuffle begins with a factor that does something. */
    private Chain chosen(int index, Kind kind) {
        Chain changed = chain().withKind(index, kind);
        Window window = changed.windows().get(index);
        return kind.isShuffle() && window.stride() == 1
                ? changed.with(index, window.withStride(2))
                : changed;
    }

    private Node of(
            int index,
            String id,
            String key,
            int least,
            int most,
            BiFunction<Window, Integer, Window> how,
            Function<Window, Integer> value) {
        return field(
                id + "-" + (index + 1),
                key,
                least,
                most,
                (chain, n) ->
                        index < chain.windows().size()
                                ? chain.with(index, how.apply(chain.windows().get(index), n))
                                : chain,
                chain ->
                        index < chain.windows().size()
                                ? value.apply(chain.windows().get(index))
                                : least);
    }

    private Node field(
            String id,
            String key,
            int least,
            int most,
            BiFunction<Chain, Integer, Chain> how,
            Function<Chain, Integer> value) {
        Spinner<Integer> spinner =
                fields.number(
                        "workshop-chain-" + id,
                        least,
                        most,
                        number -> model.chain().put(how.apply(chain(), number)));
        all.add(new Field(spinner, value));
        return FormFields.tile(texts.text(key), spinner);
    }

    private static TilePane tiles(Node... nodes) {
        TilePane tiles = new TilePane(nodes);
        tiles.getStyleClass().add(LabStyles.FORM_TILES);
        return tiles;
    }

    private void show(Chain chain) {
        for (Field field : all) {
            int value = field.value().apply(chain);
            if (field.spinner().getValue() != value) {
                FormFields.set(field.spinner(), value);
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            boolean shown = i < chain.windows().size();
            FormFields.show(rows.get(i), shown);
            if (shown) {
                boolean shuffle = chain.kinds().get(i).isShuffle();
                kinds.get(i).setValue(chain.kinds().get(i));
                ofWindows.get(i).forEach(node -> FormFields.show(node, !shuffle));
                FormFields.show(ofShuffles.get(i), shuffle);
            }
        }
        Texts words = texts.texts();
        String parameters = Numbers.count(chain.parameters());
        if (chain.isOneWindow()) {
            int size = chain.fields().get(chain.windows().size()).size();
            String ofOne = Numbers.count(chain.parametersOfOne());
            cost.setText(
                    words.get("workshop.chain.cost", chain.channels(), parameters, size, ofOne));
        } else {
            cost.setText(words.get("workshop.chain.costAlone", chain.channels(), parameters));
        }
    }
}
