package org.kernelscope.ui.control;

import com.sun.javafx.css.StyleClassSet;
import com.sun.javafx.css.StyleManager;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.css.StyleClass;
import javafx.scene.Group;
import javafx.scene.Scene;

/**
 * Makes JavaFX match nodes with style sheets as fast as it was meant to be. JavaFX 21 keeps the
 * style classes of each selector as a bit set inside an unmodifiable wrapper. The comparison of two
 * bit sets then misses its fast way and walks through all bits one by one: half of the time in
 * which a window is styled for the first time. JavaFX 23 has mended it (JDK-8322964) but needs Java
 * 21. With a JavaFX that is built otherwise nothing is done. JavaFX thread.
 *
 * @see <a
 *     href="https://github.com/openjdk/jfx/blob/21/modules/javafx.graphics/src/main/java/com/sun/javafx/css/SelectorPartitioning.java">
 *     SelectorPartitioning</a>
 */
final class StyleMatching {
    private static final System.Logger LOG = System.getLogger(StyleMatching.class.getName());

    private StyleMatching() {}

    /** Loads the style sheets of scenes, and makes them and all that are loaded fast. */
    static void prepare(List<String> sheets) {
        Scene scene = new Scene(new Group());
        scene.getStylesheets().setAll(sheets);
        // JavaFX reads the sheets of a scene when it styles its first node.
        scene.getRoot().applyCss();
        prepare();
    }

    /** Makes all style sheets fast that are loaded. */
    static void prepare() {
        try {
            for (Map<?, ?> classes : loaded()) {
                for (Object key : classes.keySet()) {
                    unwrap(key);
                }
            }
        } catch (ReflectiveOperationException | RuntimeException built) {
            LOG.log(System.Logger.Level.DEBUG, "This JavaFX matches styles otherwise.", built);
        }
    }

    /** True if the style classes of every loaded sheet are compared the fast way. */
    static boolean isPrepared() throws ReflectiveOperationException {
        for (Map<?, ?> classes : loaded()) {
            for (Object key : classes.keySet()) {
                if (!(set(key).get(key) instanceof StyleClassSet)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** For each sheet, a map whose keys are the sets of style classes of its selectors. */
    private static List<Map<?, ?>> loaded() throws ReflectiveOperationException {
        StyleManager manager = StyleManager.getInstance();
        List<Object> sheets = new ArrayList<>();
        sheets.addAll(((Map<?, ?>) read(manager, "stylesheetContainerMap")).values());
        sheets.addAll((Collection<?>) read(manager, "platformUserAgentStylesheetContainers"));
        sheets.addAll((Collection<?>) read(manager, "userAgentStylesheetContainers"));
        List<Map<?, ?>> maps = new ArrayList<>();
        for (Object sheet : sheets) {
            Object selectors = field(sheet, "selectorPartitioning").get(sheet);
            // A file that could not be read has none.
            if (selectors != null) {
                maps.add((Map<?, ?>) read(selectors, "styleClassMap"));
            }
        }
        return maps;
    }

    private static void unwrap(Object key) throws ReflectiveOperationException {
        Field set = set(key);
        if (set.get(key) instanceof Set<?> wrapped && !(wrapped instanceof StyleClassSet)) {
            StyleClassSet bits = new StyleClassSet();
            for (Object each : wrapped) {
                bits.add((StyleClass) each);
            }
            set.set(key, bits);
        }
    }

    private static Field set(Object key) throws ReflectiveOperationException {
        return field(key, "key");
    }

    private static Object read(Object owner, String name) throws ReflectiveOperationException {
        return field(owner, name).get(owner);
    }

    private static Field field(Object owner, String name) throws ReflectiveOperationException {
        Field field = owner.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}
