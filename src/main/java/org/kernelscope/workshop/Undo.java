package org.kernelscope.workshop;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A value with the values before it. One thread.
 *
 * @param <T> an immutable value
 */
public final class Undo<T> {
    private static final int MOST = 60;

    private final Deque<T> before = new ArrayDeque<>();
    private final Deque<T> after = new ArrayDeque<>();
    private T now;

    /** A history that begins with {@code first}. */
    public Undo(T first) {
        now = first;
    }

    /** The present value. */
    public T now() {
        return now;
    }

    /** A new value as a step of its own; what was undone is forgotten. */
    public void put(T value) {
        before.push(now);
        if (before.size() > MOST) {
            before.removeLast();
        }
        after.clear();
        now = value;
    }

    /** Replaces the present value within the same step, as while a pen moves. */
    public void replace(T value) {
        now = value;
    }

    /** Goes back one step; false if there is none. */
    public boolean undo() {
        return move(before, after);
    }

    /** Goes forward again; false if nothing was undone. */
    public boolean redo() {
        return move(after, before);
    }

    private boolean move(Deque<T> from, Deque<T> to) {
        if (from.isEmpty()) {
            return false;
        }
        to.push(now);
        now = from.pop();
        return true;
    }

    /** True if there is a step to go back. */
    public boolean canUndo() {
        return !before.isEmpty();
    }

    /** True if there is a step to go forward. */
    public boolean canRedo() {
        return !after.isEmpty();
    }
}
