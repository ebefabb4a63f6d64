package org.kernelscope.ui.workshop;

import javafx.scene.input.KeyEvent;

/**
 * The keys of a chain: arrows move, Page Up and Page Down change between maps and kernels, Space
 * writes the value of the pen, Delete writes 0, Enter opens the operation of a cell. JavaFX thread.
 */
final class ChainKeys {
    private final WorkshopModel model;

    ChainKeys(WorkshopModel model) {
        this.model = model;
    }

    /** True if the key is one of the chain's. */
    boolean key(KeyEvent event) {
        ChainSpot spot = model.chain().cursorProperty().get();
        switch (event.getCode()) {
            case LEFT -> move(spot, 0, -1);
            case RIGHT -> move(spot, 0, 1);
            case UP -> move(spot, -1, 0);
            case DOWN -> move(spot, 1, 0);
            case PAGE_DOWN -> change(spot, 1);
            case PAGE_UP -> change(spot, -1);
            case ENTER -> model.openOperation(spot);
            case DELETE, BACK_SPACE -> model.chain().write(spot, 0);
            case SPACE -> {
                if (spot.isWritable()) {
                    model.chain().write(spot, (float) model.penProperty().get());
                } else {
                    model.clock().togglePlaying();
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void move(ChainSpot spot, int rows, int columns) {
        ChainMaps computed = model.chain().mapsProperty().get();
        if (!computed.has(spot)) {
            put(new ChainSpot(false, 0, 0));
            return;
        }
        int side = computed.of(spot).shape().columns();
        int row = Math.max(0, Math.min(side - 1, spot.index() / side + rows));
        int column = Math.max(0, Math.min(side - 1, spot.index() % side + columns));
        put(new ChainSpot(spot.kernel(), spot.layer(), row * side + column));
    }

    /** Input, first kernel, first map, second kernel, and so on. */
    private void change(ChainSpot spot, int by) {
        int first = 2 * spot.layer() + (spot.kernel() ? 1 : 0);
        // One further where a pooling has no kernel.
        for (int at = first + by; at >= 0 && Math.abs(at - first) <= 2; at += by) {
            ChainSpot next = new ChainSpot(at % 2 == 1, at / 2, 0);
            if (model.chain().mapsProperty().get().has(next)) {
                put(next);
                return;
            }
        }
    }

    private void put(ChainSpot spot) {
        model.chain().hoveredProperty().set(null);
        model.chain().cursorProperty().set(spot);
    }
}
