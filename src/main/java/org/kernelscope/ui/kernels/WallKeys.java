package org.kernelscope.ui.kernels;

import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/**
 * The kernel wall by keyboard: arrows go from kernel to kernel, Page Up and Page Down turn pages,
 * Enter or Space chooses the kernel to work on. JavaFX thread.
 */
final class WallKeys {
    private final WallView wall;
    private final Region room;

    WallKeys(WallView wall, Region room) {
        this.wall = wall;
        this.room = room;
    }

    void install() {
        room.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void pressed(KeyEvent event) {
        boolean used = true;
        switch (event.getCode()) {
            case LEFT -> wall.step(-1, 0);
            case RIGHT -> wall.step(1, 0);
            case UP -> wall.step(0, -1);
            case DOWN -> wall.step(0, 1);
            case PAGE_UP -> wall.turn(-1);
            case PAGE_DOWN -> wall.turn(1);
            case ENTER, SPACE -> wall.choose();
            default -> used = false;
        }
        if (used) {
            event.consume();
        }
    }
}
