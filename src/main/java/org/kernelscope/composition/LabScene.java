package org.kernelscope.composition;

import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.KernelId;
import org.kernelscope.network.Layer;
import org.kernelscope.scene.CellName;
import org.kernelscope.scene.KernelName;
import org.kernelscope.scene.LabPart;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.design.DesignModel;
import org.kernelscope.ui.kernels.GalleryModel;
import org.kernelscope.ui.state.KernelFocus;

/** Shows the part of a scene that is about the Lab. */
final class LabScene {
    private final WindowModule parts;

    LabScene(WindowModule parts) {
        this.parts = parts;
    }

    /**
     * Shows {@code lab} for the network on the stage.
     *
     * @throws UserFacingException if the network lacks what the scene names
     */
    void show(LabPart lab, Architecture architecture) throws UserFacingException {
        if (lab.tab() != null) {
            parts.lab().panel().open(lab.tab());
        }
        if (lab.gallery() != null) {
            gallery(lab.gallery(), architecture);
        }
        if (lab.connections() != null) {
            Layer layer = architecture.layer(lab.connections().layer()).orElseThrow();
            parts.lab().connections().show(layer.index());
            KernelName pair = lab.connections().pair();
            parts.lab()
                    .connections()
                    .choose(
                            pair == null
                                    ? null
                                    : new KernelId(
                                            layer.index(), pair.map() - 1, pair.input() - 1));
        }
        if (lab.designer() != null) {
            designer(lab.designer());
        }
        if (lab.atlas() != null) {
            parts.family().atlas().choose(lab.atlas());
        }
        if (lab.workshop() != null) {
            parts.lab().workshop().apply(lab.workshop());
        }
        if (lab.move() != null) {
            parts.lab().move().show(lab.move());
        }
        if (lab.none() != null) {
            parts.lab().rejection().show(lab.none());
        }
    }

    private void gallery(LabPart.Gallery wanted, Architecture architecture)
            throws UserFacingException {
        GalleryModel gallery = parts.lab().gallery();
        KernelFocus focus = parts.shared().kernels();
        Model model = parts.shared().network().modelProperty().get();
        if (model == null) {
            return;
        }
        if (wanted.layer() != null) {
            architecture.layer(wanted.layer()).ifPresent(gallery.layerProperty()::set);
        }
        if (wanted.order() != null) {
            gallery.sortBy(wanted.order());
        }
        gallery.turnTo(wanted.page() == null ? 0 : wanted.page() - 1);
        if (wanted.kernel() != null) {
            focus.chosenProperty().set(wanted.kernel().in(model));
        }
        KernelName pointed = wanted.pointed();
        focus.hoveredProperty()
                .set(pointed == null ? null : new KernelFocus.Spot(pointed.in(model), 0, 0));
    }

    private void designer(LabPart.Designer wanted) {
        DesignModel design = parts.design();
        if (wanted.seed() != null) {
            design.seedProperty().set(wanted.seed());
        }
        design.start(wanted.architecture());
        String selected = wanted.selected();
        if (selected != null) {
            int index =
                    selected.equals(CellName.INPUT)
                            ? -1
                            : wanted.architecture().layer(selected).orElseThrow().index();
            design.selectedProperty().set(index);
        }
        if (wanted.live() != null) {
            design.liveProperty().set(wanted.live());
        }
    }
}
