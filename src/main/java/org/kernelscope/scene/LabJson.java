package org.kernelscope.scene;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kernelscope.scene.LabPart.Connections;
import org.kernelscope.scene.LabPart.Designer;
import org.kernelscope.scene.LabPart.Gallery;
import org.kernelscope.scene.LabPart.Move;
import org.kernelscope.scene.LabPart.Rejection;
import org.kernelscope.storage.ArchitectureJson;
import org.kernelscope.storage.JsonFields;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.transform.Movement;
import org.kernelscope.transform.Quantity;
import org.kernelscope.transform.Transform;

/** The Lab of a scene as JSON. Stateless; any thread. */
final class LabJson {
    private static final Map<String, Quantity> QUANTITIES = quantities();

    private static final int LAST_PAGE = 1_000_000;

    private LabJson() {}

    static LabPart read(JsonFields fields) throws UserFacingException {
        fields.allowOnly(
                Set.of(
                        "tab",
                        "gallery",
                        "connections",
                        "designer",
                        "atlas",
                        "workshop",
                        "move",
                        "none"));
        return new LabPart(
                SceneFields.optionalId(fields, "tab"),
                fields.has("gallery") ? gallery(fields.object("gallery")) : null,
                fields.has("connections") ? connections(fields.object("connections")) : null,
                fields.has("designer") ? designer(fields.object("designer")) : null,
                SceneFields.optionalId(fields, "atlas"),
                fields.has("workshop") ? WorkshopJson.read(fields.object("workshop")) : null,
                fields.has("move") ? move(fields.object("move")) : null,
                fields.has("none") ? rejection(fields.object("none")) : null);
    }

    private static Rejection rejection(JsonFields fields) throws UserFacingException {
        fields.allowOnly(Set.of("share", "temperature"));
        return new Rejection(
                SceneFields.real(fields, "share", Rejection.LEAST_SHARE, 1),
                SceneFields.real(
                        fields,
                        "temperature",
                        Rejection.LEAST_TEMPERATURE,
                        Rejection.MOST_TEMPERATURE));
    }

    private static Gallery gallery(JsonFields fields) throws UserFacingException {
        fields.allowOnly(Set.of("layer", "order", "page", "kernel", "pointed"));
        return new Gallery(
                SceneFields.optionalId(fields, "layer"),
                SceneFields.optionalId(fields, "order"),
                SceneFields.optionalInt(fields, "page", 1, LAST_PAGE),
                kernel(fields, "kernel"),
                kernel(fields, "pointed"));
    }

    private static @Nullable KernelName kernel(JsonFields fields, String name)
            throws UserFacingException {
        return fields.has(name) ? KernelName.parse(fields.anyText(name)) : null;
    }

    static Movement movement(JsonFields fields) throws UserFacingException {
        Transform transform = Transform.NONE;
        if (fields.has("values")) {
            JsonFields values = fields.object("values");
            values.allowOnly(QUANTITIES.keySet());
            for (Quantity quantity : Quantity.values()) {
                if (values.has(quantity.id())) {
                    double value =
                            SceneFields.real(
                                    values, quantity.id(), quantity.least(), quantity.most());
                    transform = transform.with(quantity, value);
                }
            }
        }
        Boolean before = SceneFields.optionalFlag(fields, "before");
        Boolean scaled = SceneFields.optionalFlag(fields, "scaled");
        Boolean centred = SceneFields.optionalFlag(fields, "centred");
        return new Movement(
                transform,
                before != null && before,
                scaled == null || scaled,
                centred == null || centred);
    }

    private static Move move(JsonFields fields) throws UserFacingException {
        fields.allowOnly(
                Set.of(
                        "values",
                        "before",
                        "scaled",
                        "centred",
                        "over",
                        "and",
                        "networks",
                        "digits"));
        List<String> networks = null;
        if (fields.has("networks")) {
            networks = fields.texts("networks", Move.MOST);
            for (String id : networks) {
                SceneFields.checkId(fields.path("networks"), id);
            }
        }
        return new Move(
                movement(fields),
                fields.has("over") ? fields.choice("over", QUANTITIES) : null,
                fields.has("and") ? fields.choice("and", QUANTITIES) : null,
                networks,
                SceneFields.optionalFlag(fields, "digits"));
    }

    static JsonObject json(Movement movement) {
        JsonObject object = new JsonObject();
        JsonObject values = new JsonObject();
        movement.transform()
                .values()
                .forEach((quantity, value) -> values.addProperty(quantity.id(), value));
        if (!values.isEmpty()) {
            object.add("values", values);
        }
        object.addProperty("before", movement.before());
        object.addProperty("scaled", movement.scaled());
        object.addProperty("centred", movement.centred());
        return object;
    }

    private static JsonObject json(Move move) {
        JsonObject object = json(move.movement());
        SceneFields.put(object, "over", move.over() == null ? null : move.over().id());
        SceneFields.put(object, "and", move.and() == null ? null : move.and().id());
        if (move.networks() != null) {
            JsonArray networks = new JsonArray();
            move.networks().forEach(networks::add);
            object.add("networks", networks);
        }
        SceneFields.put(object, "digits", move.digits());
        return object;
    }

    private static Map<String, Quantity> quantities() {
        Map<String, Quantity> quantities = new LinkedHashMap<>();
        for (Quantity quantity : Quantity.values()) {
            quantities.put(quantity.id(), quantity);
        }
        return quantities;
    }

    private static Connections connections(JsonFields fields) throws UserFacingException {
        fields.allowOnly(Set.of("layer", "pair"));
        String layer = fields.anyText("layer");
        SceneFields.checkId(fields.path("layer"), layer);
        KernelName pair = kernel(fields, "pair");
        if (pair != null && !pair.layer().equals(layer)) {
            throw new UserFacingException("scene.connections.pair", pair.text(), layer);
        }
        return new Connections(layer, pair);
    }

    private static Designer designer(JsonFields fields) throws UserFacingException {
        fields.allowOnly(Set.of("architecture", "selected", "seed", "live"));
        return new Designer(
                ArchitectureJson.read(fields.object("architecture")),
                SceneFields.optionalId(fields, "selected"),
                fields.has("seed") ? (Long) NetworkJson.seed(fields) : null,
                SceneFields.optionalFlag(fields, "live"));
    }

    static JsonObject json(LabPart lab) {
        JsonObject object = new JsonObject();
        SceneFields.put(object, "tab", lab.tab());
        if (lab.gallery() != null) {
            object.add("gallery", json(lab.gallery()));
        }
        if (lab.connections() != null) {
            JsonObject connections = new JsonObject();
            connections.addProperty("layer", lab.connections().layer());
            put(connections, "pair", lab.connections().pair());
            object.add("connections", connections);
        }
        if (lab.designer() != null) {
            JsonObject designer = new JsonObject();
            designer.add("architecture", ArchitectureJson.json(lab.designer().architecture()));
            SceneFields.put(designer, "selected", lab.designer().selected());
            SceneFields.put(designer, "seed", lab.designer().seed());
            SceneFields.put(designer, "live", lab.designer().live());
            object.add("designer", designer);
        }
        SceneFields.put(object, "atlas", lab.atlas());
        if (lab.workshop() != null) {
            object.add("workshop", WorkshopJson.json(lab.workshop()));
        }
        if (lab.move() != null) {
            object.add("move", json(lab.move()));
        }
        if (lab.none() != null) {
            JsonObject none = new JsonObject();
            none.addProperty("share", lab.none().share());
            none.addProperty("temperature", lab.none().temperature());
            object.add("none", none);
        }
        return object;
    }

    private static JsonObject json(Gallery gallery) {
        JsonObject object = new JsonObject();
        SceneFields.put(object, "layer", gallery.layer());
        SceneFields.put(object, "order", gallery.order());
        SceneFields.put(object, "page", gallery.page());
        put(object, "kernel", gallery.kernel());
        put(object, "pointed", gallery.pointed());
        return object;
    }

    private static void put(JsonObject object, String name, @Nullable KernelName kernel) {
        if (kernel != null) {
            object.addProperty(name, kernel.text());
        }
    }
}
