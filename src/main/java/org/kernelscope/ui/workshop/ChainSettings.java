package org.kernelscope.ui.workshop;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.kernelscope.network.Window;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.FormFields;
import org.kernelscope.ui.control.LabStyles;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.workshop.Chain;
import org.kernelscope.workshop.Setup;

/** The windows of the chain, and what they cost beside a single one that sees as much. */
final class ChainSettings extends VBox {
    private final WorkshopModel model;
    private final Localisation texts;
    private final FormFields fields;
    private final List<Field> all = new ArrayList<>();
    private final List<Node> rows = new ArrayList<>();
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
        twoOfThree.setOnAction(event -> model.chainProperty().set(Chain.TWO_OF_THREE));
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
                                (chain, n) -> new Chain(n, chain.channels(), chain.windows()),
                                Chain::input),
                        field(
                                "maps",
                                "workshop.chain.maps",
                                1,
                                Chain.MOST_CHANNELS,
                                (chain, n) -> new Chain(chain.input(), n, chain.windows()),
                                Chain::channels));
        cost.setId("workshop-chain-cost");
        cost.getStyleClass().add(Styles.CAPTION);
        cost.setWrapText(true);
        cost.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(twoOfThree, head);
        for (int i = 0; i < Chain.MOST; i++) {
            Node row = window(i);
            rows.add(row);
            getChildren().add(row);
        }
        getChildren().add(cost);
        model.chainProperty().subscribe(chain -> fields.fill(() -> show(chain)));
        texts.languageProperty()
                .subscribe(language -> fields.fill(() -> show(model.chainProperty().get())));
    }

    private Node window(int index) {
        Label name = new Label();
        name.textProperty()
                .bind(
                        texts.textsProperty()
                                .map(words -> words.get("workshop.chain.window", index + 1)));
        name.getStyleClass().add(Styles.CAPTION);
        TilePane tiles =
                tiles(
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
        return new VBox(name, tiles);
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
                        number ->
                                model.chainProperty()
                                        .set(how.apply(model.chainProperty().get(), number)));
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
            FormFields.show(rows.get(i), i < chain.windows().size());
        }
        Texts words = texts.texts();
        int size = chain.fields().get(chain.windows().size()).size();
        cost.setText(
                words.get(
                        "workshop.chain.cost",
                        chain.channels(),
                        Numbers.count(chain.parameters()),
                        size,
                        Numbers.count(chain.parametersOfOne())));
    }
}
