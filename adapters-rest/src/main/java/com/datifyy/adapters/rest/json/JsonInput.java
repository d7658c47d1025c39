package com.datifyy.adapters.rest.json;

import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Renaming;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One JSON object of a request. Its fields are asked for by their snake_case name and found in either style;
/// fields nobody asks for are ignored.
public final class JsonInput {
    private final ObjectNode node;
    private final String path;
    private final Renaming told;

    private JsonInput(ObjectNode node, String path, Renaming told) {
        this.node = node;
        this.path = path;
        this.told = told;
    }

    /// @param field what to call the object in a refusal
    /// @throws InvalidInput when the value is not an object
    public static JsonInput of(String field, JsonNode value) {
        if (value instanceof ObjectNode object) {
            return new JsonInput(object, field.equals("body") ? "" : field + ".", Renaming.nothing());
        }
        throw new InvalidInput(field, "must be a JSON object");
    }

    /// The same object, whose fields are told by their bare names: those by which `update_fields` names them.
    public JsonInput bare() {
        return new JsonInput(node, "", field -> within(told.of(path + field)));
    }

    private String within(String field) {
        return field.startsWith(path) ? field.substring(path.length()) : field;
    }

    /// The same object, whose fields were sent by other names.
    public JsonInput sentAs(Renaming names) {
        return new JsonInput(node, path, told.then(names));
    }

    /// What the fields of this object were sent as, where that is not how they are asked for.
    Renaming told() {
        return told;
    }

    /// All of it as JSON, in the order of its fields.
    @Override
    public String toString() {
        return node.toString();
    }

    /// The whole name of a field, as refusals tell it.
    public String pathOf(String name) {
        return path + name;
    }

    /// The value of a field: absent and null are the same.
    ///
    /// @throws InvalidInput when both styles of the name are there with different values
    public @Nullable JsonNode find(String name) {
        JsonNode snake = node.get(name);
        String other = Names.camel(name);
        JsonNode camel = other.equals(name) ? null : node.get(other);
        if (snake != null && camel != null && !snake.equals(camel)) {
            throw new InvalidInput(pathOf(name), "is given twice");
        }
        JsonNode found = snake == null ? camel : snake;
        return found == null || found.isNull() ? null : found;
    }

    /// Whether a field is there at all, be it null.
    public boolean has(String name) {
        return node.has(name) || node.has(Names.camel(name));
    }

    /// The names of all fields, in snake_case.
    public List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(name -> names.add(Names.snake(name)));
        return names;
    }

    /// This object with another field, under a name it does not have yet, that stands for an older one; by that
    /// one it is told.
    ///
    /// @param value makes the new field's value of the older one's; where it makes a list of what was none, that
    ///     is its only entry
    public JsonInput understanding(String older, String name, UnaryOperator<JsonNode> value) {
        JsonNode found = find(older);
        boolean taken = !older.equals(name) && find(name) != null;
        if (found == null || taken) {
            return this;
        }
        ObjectNode copy = node.deepCopy();
        copy.remove(List.of(name, Names.camel(name)));
        JsonNode meant = value.apply(found);
        copy.set(name, meant);
        boolean alone = meant.isArray() && !found.isArray();
        Renaming asOlder = Renaming.of(pathOf(name), pathOf(older));
        return new JsonInput(
                copy,
                path,
                told.then(
                        alone ? Renaming.of(pathOf(name) + "[0]", pathOf(older)).then(asOlder) : asOlder));
    }

    /// The object in a field, or null when there is none.
    public @Nullable JsonInput object(String name) {
        JsonNode found = find(name);
        return found == null ? null : of(pathOf(name), found);
    }

    /// The text in a field, or the empty one.
    public String text(String name) {
        JsonNode found = find(name);
        return found == null ? "" : text(pathOf(name), found);
    }

    /// @throws InvalidInput when the text is missing or blank
    public String requiredText(String name) {
        String text = text(name);
        if (text.isBlank()) {
            throw new InvalidInput(pathOf(name), "is required");
        }
        return text;
    }

    /// The text in the first of these fields that has one, or the empty text.
    public String anyText(String... names) {
        for (String name : names) {
            String text = text(name);
            if (!text.isBlank()) {
                return text;
            }
        }
        return "";
    }

    /// @param names what the text may be called; a refusal tells the first
    /// @throws InvalidInput when none of them has a text
    public String requiredAnyText(String... names) {
        String text = anyText(names);
        if (text.isBlank()) {
            throw new InvalidInput(pathOf(names[0]), "is required");
        }
        return text;
    }

    /// The object in a field or, when there is none, this one: some clients wrap what others send as it is.
    public JsonInput unwrapped(String name) {
        JsonInput inside = object(name);
        return inside == null ? this : inside;
    }

    /// The yes or no in a field, or `otherwise`.
    public boolean flag(String name, boolean otherwise) {
        JsonNode found = find(name);
        return found == null ? otherwise : flag(pathOf(name), found);
    }

    /// The whole number in a field, or `otherwise`.
    public int whole(String name, int otherwise) {
        JsonNode found = find(name);
        return found == null ? otherwise : whole(pathOf(name), found);
    }

    /// @throws InvalidInput when the whole number is missing
    public int requiredWhole(String name) {
        JsonNode found = find(name);
        if (found == null) {
            throw new InvalidInput(pathOf(name), "is required");
        }
        return whole(pathOf(name), found);
    }

    /// The number in a field, or null.
    public @Nullable Double number(String name) {
        JsonNode found = find(name);
        if (found == null) {
            return null;
        }
        if (!found.isNumber() || !Double.isFinite(found.doubleValue())) {
            throw new InvalidInput(pathOf(name), "must be a number");
        }
        return found.doubleValue();
    }

    /// The texts in a field, or none.
    public List<String> texts(String name) {
        JsonNode found = find(name);
        return found == null ? List.of() : entries(pathOf(name), found, JsonInput::text);
    }

    /// What is made of an entry of a list.
    ///
    /// @param <V> what it becomes
    @FunctionalInterface
    interface Entry<V> {
        V read(String field, JsonNode value);
    }

    /// What becomes of the entries of a list.
    ///
    /// @throws InvalidInput when the value is not a list, or entries are not acceptable; all of these are told
    static <V> List<V> entries(String field, JsonNode value, Entry<V> entry) {
        List<JsonNode> items = items(field, value);
        List<V> read = new ArrayList<>(items.size());
        var wrong = new Faults();
        for (int i = 0; i < items.size(); i++) {
            String name = field + "[" + i + "]";
            JsonNode item = items.get(i);
            wrong.in(() -> read.add(entry.read(name, item)));
        }
        wrong.tell();
        return read;
    }

    static String text(String field, JsonNode value) {
        if (!value.isTextual()) {
            throw new InvalidInput(field, "must be a text");
        }
        return value.textValue();
    }

    static int whole(String field, JsonNode value) {
        if (!isWhole(value)) {
            throw new InvalidInput(field, "must be a whole number");
        }
        if (!value.canConvertToInt()) {
            throw new InvalidInput(field, "is too large or too small a number");
        }
        return value.intValue();
    }

    /// Whether a value is a number without a fraction, be it written as 170.0 or 1.7e2.
    public static boolean isWhole(JsonNode value) {
        return value.isNumber() && value.canConvertToExactIntegral();
    }

    static boolean flag(String field, JsonNode value) {
        if (!value.isBoolean()) {
            throw new InvalidInput(field, "must be true or false");
        }
        return value.booleanValue();
    }

    /// The entries of a list.
    ///
    /// @throws InvalidInput when the value is not a list, or one of more than [Json#LONGEST_LIST] entries
    public static List<JsonNode> items(String field, JsonNode value) {
        if (!value.isArray()) {
            throw new InvalidInput(field, "must be a list");
        }
        if (value.size() > Json.LONGEST_LIST) {
            throw new InvalidInput(field, "has more than " + Json.LONGEST_LIST + " entries");
        }
        List<JsonNode> items = new ArrayList<>(value.size());
        value.forEach(items::add);
        return items;
    }
}
